// Counts the tokens of texts: lines of JSON texts in, lines of {"tokenizer": count} out.
//
// usage: node tokens.mjs MODEL.gguf < TEXTS
import {createInterface} from "node:readline";
import {getLlama} from "node-llama-cpp";
import {encode as older} from "gpt-tokenizer/encoding/cl100k_base";
import {encode as newer} from "gpt-tokenizer/encoding/o200k_base";

const llama = await getLlama({gpu: false, build: "never", logLevel: "error"});
const model = await llama.loadModel({modelPath: process.argv[2], vocabOnly: true});
for await (const line of createInterface({input: process.stdin})) {
  const text = JSON.parse(line);
  console.log(JSON.stringify({gemma3: model.tokenize(text).length, o200k: newer(text).length,
    cl100k: older(text).length}));
}
process.exit(0);
