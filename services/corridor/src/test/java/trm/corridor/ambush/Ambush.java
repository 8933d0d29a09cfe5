package trm.corridor.ambush;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Waits inside a service for a message to reach a step of its way, and ends the process there.
 *
 * <p>It puts one call at the beginning of the one method that every step passes and that is empty
 * in service. What it keeps is static, since that call has nothing else to go by.
 */
public final class Ambush {
  private static final String PLACE = "trm.exchange.UnwatchedWay";
  private static final String METHOD = "reached";

  /** The status with which a process ends that was killed: 128 and the number of the signal. */
  private static final int KILLED = 137;

  private static volatile String step = "";
  private static volatile Path mark = Path.of("");

  private Ambush() {}

  /**
   * Called by the machine that the agent was loaded into.
   *
   * @param arguments the step's name, a blank, and the file to write it into when it is reached
   */
  public static void agentmain(String arguments, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    String[] parts = arguments.split(" ", 2);
    mark = Path.of(parts[1]);
    step = parts[0];
    instrumentation.addTransformer(new CallInserted(), true);
    instrumentation.retransformClasses(
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(loaded -> loaded.getName().equals(PLACE))
            .toArray(Class<?>[]::new));
  }

  /** Called by the service at each step; does not return from the one that is waited for. */
  public static void reached(Object now) throws IOException {
    if (step.equals(now.toString())) {
      Files.writeString(mark, step, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private record CallInserted() implements ClassFileTransformer {
    private static final ClassDesc HERE = ClassDesc.of(Ambush.class.getName());
    private static final MethodTypeDesc TAKES_THE_STEP =
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (!name.replace('/', '.').equals(PLACE)) {
        return null;
      }
      ClassFile classes = ClassFile.of();
      return classes.transformClass(
          classes.parse(bytes),
          ClassTransform.transformingMethodBodies(
              method -> method.methodName().equalsString(METHOD), new AtItsBeginning()));
    }
  }

  private record AtItsBeginning() implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.aload(1).invokestatic(CallInserted.HERE, METHOD, CallInserted.TAKES_THE_STEP);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
