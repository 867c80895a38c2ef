// Imports a file as Gephi does and says what came in.
//
// usage: java -cp 'lib/*' GephiImport.java FILE

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiImport {
  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    java.util.Iterator<Issue> issues = container.getReport().getIssues(1000);
    int severe = 0;
    while (issues.hasNext()) {
      Issue issue = issues.next();
      if (issue.getLevel() == Issue.Level.SEVERE || issue.getLevel() == Issue.Level.CRITICAL) {
        severe++;
        System.err.println(issue.getLevel() + ": " + issue.getMessage());
      }
    }
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    Graph graph =
        Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();
    Map<String, Integer> relations = new TreeMap<>();
    for (Edge edge : graph.getEdges().toArray()) {
      relations.merge(String.valueOf(edge.getAttribute("relation")), 1, Integer::sum);
    }
    StringBuilder counts = new StringBuilder();
    for (Map.Entry<String, Integer> entry : relations.entrySet()) {
      counts.append(counts.length() == 0 ? "" : ", ")
          .append('"').append(entry.getKey()).append("\": ").append(entry.getValue());
    }
    System.out.println("{\"nodes\": " + graph.getNodeCount() + ", \"edges\": "
        + graph.getEdgeCount() + ", \"relations\": {" + counts + "}}");
    System.exit(severe == 0 ? 0 : 1);
  }
}
