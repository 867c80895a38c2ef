"""A server of the tests' own that speaks the chat completions interface as OpenAI, llama.cpp, Ollama and
vLLM do, answers what a test tells it to, and fails as real ones do, on purpose."""
import json
import re
import socket
import struct
import threading
import time

from loopback_server import LoopbackServer

MARKED = re.compile(r"<<<<<< (\w+)\n(.*)\n>>>>>> \1", re.DOTALL)


def window_of(body):
    """The text that a request asks about."""
    for message in body["messages"]:
        if found := MARKED.search(message["content"]):
            return found[2]
    return ""


def fact(quote, source, source_type, relation, target, target_type, **more):
    """One fact as a model writes it."""
    return {"quote": quote, "source": source, "sourceType": source_type, "relation": relation,
            "target": target, "targetType": target_type, "polarity": "affirmed",
            "modality": "asserted", "holder": "", "confidence": 0.8, **more}


def facts(*items):
    return json.dumps({"facts": list(items)}, ensure_ascii=False)


class ModelServer(LoopbackServer):
    """Listens on a free port of this machine. `answer` is what the model says: a text, bytes, or a
    function of the request's body that returns one. `faults` are what happens to the next requests, each
    once: None (works), a status, (status, headers, body), "drop" (the connection ends in the middle of
    the answer), "silence" (no answer until the server is closed), "stall" (half an answer, then
    nothing), or a function of the request handler that answers itself."""

    def __init__(self, answer=facts(), key=None, delay=0, count_tokens=True, refuses=()):
        self.answer = answer
        self.key = key          # that every request must have
        self.delay = delay      # seconds before each answer
        self.count_tokens = count_tokens
        self.refuses = refuses  # parameters, and forms of answers, that are not understood
        self.finish = "stop"
        self.faults = []
        self.bodies = []        # of all requests, parsed
        self.headers = []
        self.at_once, self.most_at_once = 0, 0
        self.lock = threading.Lock()
        super().__init__()
        self.url = self.origin + "/v1"

    # ---- answers

    def handle(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        with self.lock:
            self.bodies.append(json.loads(body) if body else None)
            self.headers.append(dict(request.headers))
            fault = self.faults.pop(0) if self.faults else None
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.respond(request, fault, json.loads(body) if body else {})
        finally:
            with self.lock:
                self.at_once -= 1

    def respond(self, request, fault, body):
        time.sleep(self.delay)
        if callable(fault):
            return fault(request)
        if fault == "silence":
            self.closed.wait(60)
            request.close_connection = True
            return None
        if isinstance(fault, int):
            return self.send(request, fault, {"error": {"message": "not now"}})
        if isinstance(fault, tuple):
            return self.send(request, fault[0], fault[2] if len(fault) > 2 else
                             {"error": {"message": "not now"}}, fault[1])
        if request.path != "/v1/chat/completions":
            return self.send(request, 404, {"error": "no such path"})
        if self.key and request.headers.get("Authorization") != "Bearer " + self.key:
            return self.send(request, 401, {"error": {"message": "Incorrect API key provided"}})
        if refused := self.refused(body):
            return self.send(request, 400, {"error": {"message": refused}})
        said = self.answer(body) if callable(self.answer) else self.answer
        content = self.completion(body, said)
        if fault in ("drop", "stall"):
            return self.send_half(request, content, fault)
        return self.send(request, 200, content)

    def refused(self, body):
        for name in self.refuses:
            form = body.get("response_format", {}).get("type")
            if name in body or name == form:
                where = "response_format" if name == form else name
                return f"Unsupported value for '{where}': {name} is not supported with this model."
        return None

    def completion(self, body, said):
        if isinstance(said, bytes):
            return said
        answer = {"id": "1", "object": "chat.completion", "model": body["model"],
                  "choices": [{"index": 0, "finish_reason": self.finish,
                               "message": {"role": "assistant", "content": said}}]}
        if self.count_tokens:
            words = sum(len(m["content"].split()) for m in body["messages"])
            answer["usage"] = {"prompt_tokens": words, "completion_tokens": len(said.split())}
        return answer

    @staticmethod
    def encoded(content):
        return content if isinstance(content, bytes) else json.dumps(content).encode()

    def send(self, request, status, content, headers=None):
        content = self.encoded(content)
        request.send_response(status)
        for name, value in (headers or {}).items():
            request.send_header(name, value)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        try:
            request.wfile.write(content)
        except OSError:  # who asked has gone
            request.close_connection = True

    def send_half(self, request, content, fault):
        content = self.encoded(content)
        request.send_response(200)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content[:len(content) // 2])
        request.wfile.flush()
        if fault == "stall":
            self.closed.wait(60)
        else:
            linger = struct.pack("ii", 1, 0)  # the connection is reset
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        request.close_connection = True
