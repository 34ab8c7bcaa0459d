"""A program that answers lines with lines, which may hang, crash or eat memory without ending who asks it."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time

# A program that has not answered a line after so many seconds is ended.
LIMIT = float(os.environ.get("LIMIT", 120))
# So long may it take to load the graph.
LOADING_LIMIT = 1800


class Exceeded(Exception):
    """A program took longer than it may, and was ended."""


class Ended(Exception):
    """A program went away instead of answering."""


class Program:
    """A process that says that it is ready, and then answers each line with a line of JSON.

    It is started again for the next line when it has ended. `prologue` are lines that it is given each time it was started;
    what it leaves in the folder of temporary files is deleted when it is started again.
    """

    def __init__(self, name, command, prologue=()):
        self.name = name
        self.command = command
        self.prologue = prologue
        self.start()

    def start(self):
        self.home = tempfile.TemporaryDirectory()
        environment = os.environ | {"TMPDIR": self.home.name}
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, env=environment
        )
        self.unread = b""
        self.ready = self.answer(LOADING_LIMIT)
        for line in self.prologue:
            self.put(line)
            self.answer(LOADING_LIMIT)

    def ask(self, line):
        """The answer to a line; one with `error` where there is none, and with `exceeded`, too, where it took too long."""
        try:
            if self.process.poll() is not None:
                print(f"{self.name}: started again", file=sys.stderr)
                self.start()
            self.put(line)
            return self.answer(LIMIT)
        except Exceeded:
            return {"error": f"took more than {LIMIT:g} s", "exceeded": LIMIT}
        except (Ended, BrokenPipeError) as error:
            return {"error": str(error)}

    def put(self, line):
        self.process.stdin.write(line.encode() + b"\n")

    def answer(self, limit):
        end = time.monotonic() + limit
        output = self.process.stdout.fileno()
        while b"\n" not in self.unread:
            if not select.select([output], [], [], max(0, end - time.monotonic()))[0]:
                self.process.kill()
                self.process.wait()
                raise Exceeded
            part = os.read(output, 1 << 16)
            if not part:
                raise Ended(f"the process ended with {self.process.wait()}")
            self.unread += part
        line, _, self.unread = self.unread.partition(b"\n")
        return json.loads(line)
