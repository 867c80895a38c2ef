// Reads JSON-LD with an engine that knows version 1.0 only, the one of n10s; prints N-Quads.
//
// usage: java -cp 'lib/*' JsonLdJava.java FILE

import com.github.jsonldjava.core.JsonLdOptions;
import com.github.jsonldjava.core.JsonLdProcessor;
import com.github.jsonldjava.utils.JsonUtils;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class JsonLdJava {
  public static void main(String[] arguments) throws Exception {
    JsonLdOptions options = new JsonLdOptions();
    options.format = "application/n-quads";
    try (InputStream in = new FileInputStream(arguments[0])) {
      Object document = JsonUtils.fromInputStream(in, "UTF-8");
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.print(JsonLdProcessor.toRDF(document, options));
    }
  }
}
