// Serves one GGUF model by the OpenAI-compatible chat completions, for scripts/model-trial.
//
// usage: node server.mjs MODEL.gguf CONTEXT_TOKENS THREADS     (prints the port it listens on)
import http from "node:http";
import {getLlama, LlamaChatSession} from "node-llama-cpp";

const [modelPath, contextSize, threads] = process.argv.slice(2);
const llama = await getLlama({gpu: false, build: "never", logLevel: "error"});
const model = await llama.loadModel({modelPath});
const context = await model.createContext({contextSize: Number(contextSize), threads: Number(threads)});
const sequence = context.getSequence();

async function complete(body) {
  const system = body.messages.filter((m) => m.role === "system").map((m) => m.content).join("\n");
  const turns = body.messages.filter((m) => m.role !== "system");
  await sequence.clearHistory();
  const session = new LlamaChatSession({contextSequence: sequence, systemPrompt: system, autoDisposeSequence: false});
  const history = session.getChatHistory();
  for (const turn of turns.slice(0, -1)) {
    history.push(turn.role === "user" ? {type: "user", text: turn.content} : {type: "model", response: [turn.content]});
  }
  session.setChatHistory(history);
  const form = body.response_format;
  const grammar = form?.type === "json_schema" ? await llama.createGrammarForJsonSchema(form.json_schema.schema)
    : form?.type === "json_object" ? await llama.getGrammarFor("json") : undefined;
  const answer = await session.promptWithMeta(turns.at(-1).content, {
    grammar, temperature: body.temperature, seed: body.seed, maxTokens: body.max_tokens});
  const tokens = (text) => model.tokenize(text).length;
  return {
    object: "chat.completion", model: body.model,
    choices: [{index: 0, message: {role: "assistant", content: answer.responseText},
      finish_reason: answer.stopReason === "maxTokens" ? "length" : "stop"}],
    usage: {prompt_tokens: body.messages.reduce((sum, m) => sum + tokens(m.content), 0),
      completion_tokens: tokens(answer.responseText)}};
}

let queue = Promise.resolve();
const server = http.createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    queue = queue.then(async () => {
      let status = 200, said;
      try {
        said = await complete(JSON.parse(Buffer.concat(parts).toString("utf8")));
      } catch (error) {
        status = 400;
        said = {error: {message: String(error.message)}};
      }
      response.writeHead(status, {"Content-Type": "application/json"});
      response.end(JSON.stringify(said));
    });
  });
});
server.requestTimeout = 0;
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
