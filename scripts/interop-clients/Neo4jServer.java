// A Neo4j of its own with APOC, until standard input ends. Prints the address of its HTTP interface.
// LOAD CSV and APOC read below the first folder; the second is the home of databases that
// neo4j-admin made.
//
// usage: java -cp 'lib/*' Neo4jServer.java FOLDER [HOME]

import apoc.ApocConfig;
import apoc.export.graphml.ExportGraphML;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilder;
import org.neo4j.harness.Neo4jBuilders;

public class Neo4jServer {
  public static void main(String[] arguments) throws Exception {
    Neo4jBuilder builder = Neo4jBuilders.newInProcessBuilder()
        .withConfig(GraphDatabaseSettings.load_csv_file_url_root, Path.of(arguments[0]))
        .withConfig(GraphDatabaseSettings.csv_legacy_quote_escaping, false)
        .withProcedure(ExportGraphML.class);
    if (arguments.length > 1) builder = builder.copyFrom(Path.of(arguments[1]));
    try (Neo4j server = builder.build()) {
      ApocConfig.apocConfig().setProperty("apoc.import.file.enabled", true);
      System.out.println(server.httpURI());
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
    System.exit(0);
  }
}
