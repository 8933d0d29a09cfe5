package trm.scenario;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a method says of which the code was taken away. */
public enum Answer {
  /** Nothing is done; an empty optional, list, set or map, or null, is returned. */
  NOTHING,
  TRUE,
  FALSE,
  /** The number 1. */
  ONE,
  /** What was given first is given back. */
  ITS_ARGUMENT,
  /** The first constant of the enum. */
  FIRST;

  private static final Set<Class<?>> EMPTY = Set.of(Optional.class, OptionalLong.class);
  private static final Set<Class<?>> NONE = Set.of(List.class, Set.class, Map.class);

  /**
   * Writes the body of a method that gives this answer.
   *
   * @throws IllegalArgumentException when a method of that type cannot give it
   */
  void write(CodeBuilder code, MethodTypeDesc type) {
    ClassDesc returned = type.returnType();
    switch (this) {
      case NOTHING -> nothing(code, returned);
      case TRUE -> constant(code, returned, ConstantDescs.CD_boolean, 1);
      case FALSE -> constant(code, returned, ConstantDescs.CD_boolean, 0);
      case ONE -> constant(code, returned, ConstantDescs.CD_int, 1);
      case ITS_ARGUMENT -> {
        require(!type.parameterList().isEmpty() && type.parameterType(0).equals(returned), type);
        code.loadLocal(TypeKind.from(returned), code.parameterSlot(0));
      }
      case FIRST ->
          code.invokestatic(returned, "values", MethodTypeDesc.of(returned.arrayType()))
              .iconst_0()
              .aaload();
    }
    code.return_(TypeKind.from(returned));
  }

  private static void constant(CodeBuilder code, ClassDesc returned, ClassDesc of, int number) {
    require(returned.equals(of), MethodTypeDesc.of(returned));
    code.loadConstant(number);
  }

  private static void nothing(CodeBuilder code, ClassDesc returned) {
    if (returned.equals(ConstantDescs.CD_void)) {
      return;
    }
    require(!returned.isPrimitive(), MethodTypeDesc.of(returned));
    if (is(returned, EMPTY)) {
      code.invokestatic(returned, "empty", MethodTypeDesc.of(returned));
    } else if (is(returned, NONE)) {
      code.invokestatic(returned, "of", MethodTypeDesc.of(returned), true);
    } else {
      code.aconst_null();
    }
  }

  private static boolean is(ClassDesc type, Set<Class<?>> classes) {
    return classes.stream()
        .anyMatch(known -> known.descriptorString().equals(type.descriptorString()));
  }

  private static void require(boolean suits, MethodTypeDesc type) {
    if (!suits) {
      throw new IllegalArgumentException(
          "No such answer can be given by " + type.displayDescriptor());
    }
  }
}
