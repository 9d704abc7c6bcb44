# SPDX-License-Identifier: MIT
"""Runs inside the Debian 13 root, where all programs of one Wine prefix must have their parent: reads one JSON request a
line, answers one JSON line. {"run": [ARGV], "cwd": FOLDER, "env": {}} waits; {"start": [ARGV], "log": FILE} does not; {"wait": PID} and
{"kill": PID} are for what was started."""
import json
import os
import subprocess
import sys
import tempfile

PATIENCE = 120
started = {}


def answer(request):
    environment = {**os.environ, **request.get("env", {})}
    if "run" in request:
        # Files, not pipes: what Wine starts on the side inherits them and would hold a pipe open.
        with tempfile.TemporaryFile("w+", errors="replace") as out, tempfile.TemporaryFile("w+", errors="replace") as err:
            done = subprocess.run(request["run"], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                  env=environment, cwd=request.get("cwd"), timeout=PATIENCE)
            out.seek(0)
            err.seek(0)
            return {"code": done.returncode, "out": out.read(), "err": err.read()}
    if "start" in request:
        with open(request["log"], "wb") as log:
            process = subprocess.Popen(request["start"], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                       env=environment, cwd=request.get("cwd"))
        started[process.pid] = process
        return {"pid": process.pid}
    if "wait" in request:
        return {"code": started[request["wait"]].wait(PATIENCE)}
    started[request["kill"]].kill()
    return {"code": started[request["kill"]].wait(PATIENCE)}


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except (OSError, subprocess.TimeoutExpired) as trouble:
        reply = {"trouble": str(trouble)}
    print(json.dumps(reply), flush=True)

# Wine keeps the registry in memory, and writes it when its server ends: what kills it with the root loses what came last.
subprocess.run(["wineserver", "-k"], check=False)
subprocess.run(["wineserver", "-w"], check=True, timeout=PATIENCE)
