// A Neo4j of its own, until standard input ends. Prints the address of its HTTP interface.
// LOAD CSV reads below the folder that is given.
//
// usage: java -cp 'lib/*' Neo4jServer.java FOLDER

import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

public class Neo4jServer {
  public static void main(String[] arguments) throws Exception {
    try (Neo4j server = Neo4jBuilders.newInProcessBuilder()
        .withConfig(GraphDatabaseSettings.load_csv_file_url_root, Path.of(arguments[0]))
        .withConfig(GraphDatabaseSettings.csv_legacy_quote_escaping, false)
        .build()) {
      System.out.println(server.httpURI());
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
    System.exit(0);
  }
}
