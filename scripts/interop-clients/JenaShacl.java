import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;

/** Validates each .nt file of a folder against its shapes.ttl; prints a line of JSON a file. */
public class JenaShacl {
  private static String text(Node node) {
    return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm()
                                                           : node.toString();
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(folder.resolve("shapes.ttl").toString()));
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      files.addAll(all.filter(file -> file.toString().endsWith(".nt")).sorted()
                       .collect(Collectors.toList()));
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (Path file : files) {
      JsonArray results = new JsonArray();
      for (ReportEntry entry : ShaclValidator.get()
               .validate(shapes, RDFDataMgr.loadGraph(file.toString())).getEntries()) {
        JsonObject result = new JsonObject();
        result.put("severity", entry.severity().level().getURI());
        result.put("message", entry.message());
        result.put("focus", text(entry.focusNode()));
        results.add(result);
      }
      JsonObject line = new JsonObject();
      String name = file.getFileName().toString();
      line.put("case", name.substring(0, name.length() - 3));
      line.put("results", results);
      out.println(line.toString().replace("\n", " "));
    }
  }
}
