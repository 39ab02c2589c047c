package org.isocenter.deploy.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Reads a {@code @ConfigMapping} interface from its source, with the compiler's own parser. */
final class MappingReader {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final List<Path> sources;

  /**
   * @param sources where constants are looked up that defaults refer to
   */
  MappingReader(List<Path> sources) {
    this.sources = sources;
  }

  Mapping read(Path source) throws IOException {
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      var unit = task.parse().iterator().next();
      return new OneSource(unit, DocTrees.instance(task)).mapping();
    }
  }

  /** The walk over one file. */
  private final class OneSource {
    private final CompilationUnitTree unit;
    private final DocTrees comments;
    private final List<Key> keys = new ArrayList<>();

    OneSource(CompilationUnitTree unit, DocTrees comments) {
      this.unit = unit;
      this.comments = comments;
    }

    Mapping mapping() throws IOException {
      var mapping = (ClassTree) unit.getTypeDecls().getFirst();
      var prefix =
          argument(mapping.getModifiers(), "ConfigMapping", "prefix")
              .orElseThrow(() -> new IOException("A mapping without a prefix: " + unit));
      collect(mapping, prefix, mapping);
      return new Mapping(prefix, keys);
    }

    private void collect(ClassTree type, String prefix, ClassTree root) throws IOException {
      for (var member : type.getMembers()) {
        if (member instanceof MethodTree method) {
          collect(method, prefix, root);
        }
      }
    }

    private void collect(MethodTree method, String prefix, ClassTree root) throws IOException {
      var name = name(method, prefix);
      var type = method.getReturnType().toString();
      var group = nested(root, type);
      if (group.isPresent()) {
        collect(group.get(), name, root);
        return;
      }
      var map = type.startsWith("Map<") ? ".\"…\"" : "";
      var standard = argument(method.getModifiers(), "WithDefault", "value");
      keys.add(new Key(name + map, standard, meaning(method)));
    }

    private String name(MethodTree method, String prefix) throws IOException {
      if (annotation(method.getModifiers(), "WithParentName").isPresent()) {
        return prefix;
      }
      var given = argument(method.getModifiers(), "WithName", "value");
      return prefix + "." + given.orElseGet(() -> KebabCase.of(method.getName().toString()));
    }

    private String meaning(MethodTree method) throws IOException {
      var path = TreePath.getPath(unit, method);
      var comment = comments.getDocCommentTree(path);
      if (comment == null) {
        throw new IOException(
            unit.getSourceFile().getName() + " does not say what " + method.getName() + " means");
      }
      return JavadocText.markdown(comment.getFullBody());
    }
  }

  /** A group of keys is an interface within the mapping. */
  private static Optional<ClassTree> nested(ClassTree root, String type) {
    return root.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
        .filter(member -> member.getSimpleName().contentEquals(type))
        .findFirst();
  }

  private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
    return modifiers.getAnnotations().stream()
        .<AnnotationTree>map(annotation -> annotation)
        .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
        .findFirst();
  }

  private Optional<String> argument(ModifiersTree modifiers, String annotation, String name)
      throws IOException {
    var found = annotation(modifiers, annotation);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    for (ExpressionTree argument : found.get().getArguments()) {
      switch (argument) {
        case AssignmentTree named when named.getVariable().toString().equals(name) -> {
          return Optional.of(text(named.getExpression()));
        }
        case AssignmentTree _ -> {}
        default -> {
          return Optional.of(text(argument)); // of "value", which needs no name
        }
      }
    }
    return Optional.empty();
  }

  private String text(ExpressionTree value) throws IOException {
    return value instanceof LiteralTree literal
        ? literal.getValue().toString()
        : constant(value.toString());
  }

  /** Finds {@code Type.NAME} in the source of that type. */
  private String constant(String reference) throws IOException {
    var dot = reference.indexOf('.');
    var file = reference.substring(0, dot) + ".java";
    var declaration =
        Pattern.compile("String " + reference.substring(dot + 1) + " =\\s*\"([^\"]*)\"");
    for (Path source : sources) {
      if (source.endsWith(file)) {
        var found = declaration.matcher(Files.readString(source));
        if (found.find()) {
          return found.group(1);
        }
      }
    }
    throw new IOException("No source declares " + reference);
  }
}
