// Reads a file into TinkerGraph and says what came in.
//
// usage: java -cp 'lib/*' TinkerGraphRead.java FILE

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tinkerpop.gremlin.structure.Edge;
import org.apache.tinkerpop.gremlin.structure.io.IoCore;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;

public class TinkerGraphRead {
  public static void main(String[] arguments) throws Exception {
    TinkerGraph graph = TinkerGraph.open();
    graph.io(IoCore.graphson()).readGraph(arguments[0]);
    Map<String, Integer> relations = new TreeMap<>();
    int edges = 0;
    Iterator<Edge> all = graph.edges();
    while (all.hasNext()) {
      relations.merge(all.next().label(), 1, Integer::sum);
      edges++;
    }
    int nodes = 0;
    for (Iterator<?> vertices = graph.vertices(); vertices.hasNext(); vertices.next()) nodes++;
    StringBuilder counts = new StringBuilder();
    for (Map.Entry<String, Integer> entry : relations.entrySet()) {
      counts.append(counts.length() == 0 ? "" : ", ")
          .append('"').append(entry.getKey()).append("\": ").append(entry.getValue());
    }
    System.out.println("{\"nodes\": " + nodes + ", \"edges\": " + edges
        + ", \"relations\": {" + counts + "}}");
  }
}
