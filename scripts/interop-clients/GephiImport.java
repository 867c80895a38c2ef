// Imports files into one workspace as Gephi does, says what came in, and exports it again.
//
// usage: java -cp 'lib/*' GephiImport.java FILE... [-o OUTPUT...]
//
// Ends with 1 if an import report has a line that is SEVERE or worse.

import java.awt.Color;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiImport {
  private static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char letter : value.toCharArray()) {
      if (letter == '"' || letter == '\\' || letter < ' ') {
        out.append(String.format("\\u%04x", (int) letter));
      } else {
        out.append(letter);
      }
    }
    return out.append('"').toString();
  }

  private static String list(Collection<String> values) {
    return values.stream().map(GephiImport::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String map(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(one -> text(one.getKey()) + ": "
            + (one.getValue() instanceof String ? text((String) one.getValue()) : one.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static int severe(Container container) {
    int found = 0;
    for (Iterator<Issue> issues = container.getReport().getIssues(1000); issues.hasNext();) {
      Issue issue = issues.next();
      if (issue.getLevel() == Issue.Level.SEVERE || issue.getLevel() == Issue.Level.CRITICAL) {
        found++;
        System.err.println(issue.getLevel() + ": " + issue.getMessage());
      }
    }
    return found;
  }

  private static String cell(Element element, String column) {
    return element.getTable().hasColumn(column)
        ? String.valueOf(element.getAttribute(column)) : "null";
  }

  private static boolean timed(Element element) {
    Interval[] intervals = element.getIntervals();
    return intervals != null && intervals.length > 0;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> all = Arrays.asList(arguments);
    int split = all.contains("-o") ? all.indexOf("-o") : all.size();
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    int severe = 0;
    for (int i = 0; i < split; i++) {
      Container container = importer.importFile(new File(all.get(i)));
      severe += severe(container);
      importer.process(container, i == 0 ? new DefaultProcessor() : new AppendProcessor(),
          projects.getCurrentWorkspace());
    }
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    boolean intervals =
        model.getConfiguration().getTimeRepresentation() == TimeRepresentation.INTERVAL;
    Graph graph = model.getGraph();
    Map<String, Integer> relations = new TreeMap<>();
    Map<String, Integer> kinds = new TreeMap<>();
    Map<String, Integer> types = new TreeMap<>();
    Map<String, String> colours = new TreeMap<>();
    List<String> quotes = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    int timed = 0;
    Set<Float> sizes = new HashSet<>();
    Map<String, String> places = new TreeMap<>();
    for (Edge edge : graph.getEdges().toArray()) {
      relations.merge(cell(edge, "relation"), 1, Integer::sum);
      kinds.merge(String.valueOf(edge.getTypeLabel()), 1, Integer::sum);
      String quote = (String) edge.getAttribute("quote");
      if (quote != null) quotes.add(quote);
      if (intervals && timed(edge)) timed++;
    }
    for (Node node : graph.getNodes().toArray()) {
      String type = cell(node, "class");
      types.merge(type, 1, Integer::sum);
      Color colour = node.getColor();
      colours.put(type, colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue());
      labels.add(String.valueOf(node.getLabel()));
      sizes.add(node.size());
      String id = cell(node, "node_id");  // GraphML has tokens for ids
      places.put(id.equals("null") ? String.valueOf(node.getId()) : id, node.x() + " " + node.y());
      if (intervals && timed(node)) timed++;
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .println("{\"nodes\": " + graph.getNodeCount() + ", \"edges\": " + graph.getEdgeCount()
            + ", \"types\": " + map(types) + ", \"relations\": " + map(relations)
            + ", \"kinds\": " + map(kinds) + ", \"colours\": " + map(colours) + ", \"sizes\": "
            + sizes.size() + ", \"places\": " + map(places) + ", \"timed\": " + timed
            + ", \"quotes\": " + list(quotes) + ", \"labels\": " + list(labels) + "}");
    ExportController exporter = Lookup.getDefault().lookup(ExportController.class);
    for (String output : all.subList(Math.min(split + 1, all.size()), all.size())) {
      exporter.exportFile(new File(output));
    }
    System.exit(severe == 0 ? 0 : 1);
  }
}
