package trm.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Methods without their code, from the making of this until its close. It is the shipped class that
 * is changed, in this JVM alone: no stand-in, and nothing of it is left behind.
 */
final class TakenAway implements AutoCloseable {
  private static final MethodTypeDesc TEXT_OF =
      MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_Object);
  private static final MethodTypeDesc HAS =
      MethodTypeDesc.ofDescriptor("(Ljava/lang/CharSequence;)Z");

  private final Instrumentation jvm;
  private final List<ClassDefinition> shipped = new ArrayList<>();

  private TakenAway(Instrumentation jvm) {
    this.jvm = jvm;
  }

  /**
   * Takes away.
   *
   * @throws IllegalArgumentException when there is no such class or method, or when it cannot
   *     answer so: what was renamed protects nothing here any more
   */
  static TakenAway of(List<Taken> methods) {
    TakenAway away = new TakenAway(Agent.jvm());
    Map<Class<?>, List<Taken>> byClass = new LinkedHashMap<>();
    methods.forEach(
        one -> byClass.computeIfAbsent(named(one.in()), _ -> new ArrayList<>()).add(one));
    List<ClassDefinition> without = new ArrayList<>();
    byClass.forEach(
        (type, taken) -> {
          byte[] bytes = bytes(type);
          without.add(new ClassDefinition(type, without(bytes, taken)));
          away.shipped.add(new ClassDefinition(type, bytes));
        });
    away.define(without);
    return away;
  }

  @Override
  public void close() {
    define(shipped);
  }

  private void define(List<ClassDefinition> classes) {
    try {
      jvm.redefineClasses(classes.toArray(ClassDefinition[]::new));
    } catch (ClassNotFoundException | UnmodifiableClassException e) {
      throw new IllegalStateException("The JVM keeps its classes as they are.", e);
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, TakenAway.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("There is no class " + name, e);
    }
  }

  private static byte[] bytes(Class<?> type) {
    String file = type.getName().replaceAll(".*\\.", "") + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalArgumentException("Not from a file: " + type);
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] without(byte[] bytes, List<Taken> taken) {
    ClassModel type = ClassFile.of().parse(bytes);
    taken.forEach(one -> requireThere(type, one));
    ClassTransform change =
        (builder, element) -> {
          List<Taken> here =
              element instanceof MethodModel method
                  ? taken.stream().filter(one -> isMeant(method, one)).toList()
                  : List.of();
          if (here.isEmpty()) {
            builder.with(element);
          } else {
            MethodModel method = (MethodModel) element;
            builder.transformMethod(
                method, MethodTransform.transformingCode(new Answering(method, here)));
          }
        };
    return ClassFile.of().transformClass(type, change);
  }

  private static void requireThere(ClassModel type, Taken one) {
    if (type.methods().stream().noneMatch(method -> isMeant(method, one))) {
      throw new IllegalArgumentException("There is no " + one.method() + " in " + one.in());
    }
  }

  private static boolean isMeant(MethodModel method, Taken one) {
    String name = method.methodName().stringValue();
    return one.conditions()
        ? name.startsWith("lambda$" + one.method() + "$")
            && method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_boolean)
        : name.equals(one.method()) && method.code().isPresent();
  }

  /** Code that begins with the answers; what follows is done where none of them is meant. */
  private record Answering(MethodModel method, List<Taken> taken) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      for (Taken one : taken) {
        if (one.where().isEmpty()) {
          one.answers().write(code, method.methodTypeSymbol());
        } else {
          answerWhere(code, one);
        }
      }
    }

    private void answerWhere(CodeBuilder code, Taken one) {
      MethodTypeDesc type = method.methodTypeSymbol();
      Label meant = code.newLabel();
      Label other = code.newLabel();
      for (int i = 0; i < type.parameterCount(); i++) {
        if (!type.parameterType(i).isPrimitive()) {
          code.aload(code.parameterSlot(i))
              .invokestatic(ConstantDescs.CD_String, "valueOf", TEXT_OF)
              .loadConstant(one.where())
              .invokevirtual(ConstantDescs.CD_String, "contains", HAS)
              .ifne(meant);
        }
      }
      code.goto_(other).labelBinding(meant);
      one.answers().write(code, type);
      code.labelBinding(other);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (taken.stream().noneMatch(one -> one.where().isEmpty())) {
        code.with(element);
      }
    }
  }
}
