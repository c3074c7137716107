"""A run from its command to its output; it reads like the table of contents of this room.

    words → sources → items → workers → spool → output
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from bilingual.batch.crew import Crew
from bilingual.batch.items import Columns
from bilingual.batch.job import Job
from bilingual.batch.outputs import Output
from bilingual.batch.readers import items
from bilingual.batch.sources import Source, fingerprint, sources
from bilingual.batch.spool import Spool, State
from bilingual.batch.summary import Progress
from bilingual.batch.worker import Limits
from bilingual.errors import BilingualError, InputError

__all__ = ["run"]

OTHER = "it was another command, or the inputs have changed since"


def run(
    words: Sequence[str],
    output: str | os.PathLike[str],
    job: Job | None = None,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    columns: Columns | None = None,
    overwrite: bool = False,
    progress: bool = True,
) -> State:
    """Cleans every page that ``words`` name (files, folders, patterns) into ``output``, and says what was done.

    ``jobs`` is the number of workers, by default one for each core. A run that was interrupted goes on where it stopped; one
    that is finished does nothing. Raises BilingualError where the output belongs to another command (``overwrite`` gives it up),
    or where nothing can be done at all, as no input is there; pages never raise, but become error records.
    """
    if isinstance(words, str):
        raise InputError(f"the inputs must be a list of names; write [{words!r}]")
    job, limits, columns = job or Job(), limits or Limits(), columns or Columns()
    goal = Output.named(os.fspath(output))
    if goal.form == "texts" and job.fields is not None:
        raise InputError("a folder of texts has no fields to choose; write .jsonl or .parquet")
    job = replace(job, rows=goal.form == "table")
    found = sources(words, os.path.realpath(goal.path))
    if found and all(source.kind == "missing" for source in found):
        named = ", ".join(source.name for source in found)
        raise InputError(f"{named}: no such file or folder, and no file matches; check the name")
    command = _command(found, job, columns, goal)
    with Spool(goal.aside, goal.compression) as spool:
        state = _state(spool, goal, command, overwrite)
        if state.finished:
            state.again = True
            return state
        spool.open(state)
        if not state.complete:
            told = Progress(found, state)
            told.shown &= progress
            with Crew(job, limits, jobs or _cores()) as crew:
                try:
                    for done in crew.map(items(found, state.cursor, columns, job.page_limit)):
                        spool.add(done)
                        told.step(done)
                finally:
                    told.end()
            spool.complete()
        goal.finish(spool, job)
        state.finished = True
        state.store(spool.state_file)
    return state


def _cores() -> int:
    """The cores that this process may use: in a container, often not all that there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _command(found: Sequence[Source], job: Job, columns: Columns, goal: Output) -> str:
    """A digest of all that decides the output: the inputs as they are, the options, the user's files, and this program."""
    try:
        program = version("bilingual")
    except PackageNotFoundError:  # a checkout that is not installed
        program = ""
    files = [path for path in (job.rates, *sorted(job.lexicon.iterdir() if job.lexicon else ())) if path]
    parts = [program, repr(job), repr(columns), goal.form, goal.compression, fingerprint(found)]
    parts += [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return sha256("\0".join(parts).encode()).hexdigest()


def _state(spool: Spool, goal: Output, command: str, overwrite: bool) -> State:
    """The state to go on from. A state of another command, or an output that no state tells of, is not ours to replace."""
    state = State.load(spool.state_file)
    there = goal.there
    if state is not None and state.command == command and not state.finished:
        if state.complete and not spool.path.exists() and there:
            state.finished = True  # it was stopped after the output had got its name, and before this was noted
        return state
    if state is not None and state.command == command and there and not overwrite:
        return state
    if there and not overwrite:
        raise BilingualError(f"{goal.path}: is there already, and {OTHER}; --overwrite replaces it")
    if state is not None and not state.finished and not overwrite:
        raise BilingualError(f"{goal.aside}: holds an unfinished run, and {OTHER}; --overwrite gives it up")
    if there and (stranger := goal.stranger):
        raise BilingualError(f"{goal.path}: no run has written {stranger} there, and nothing of it is replaced; name another folder")
    fresh = State(command)
    fresh.store(spool.state_file)
    spool.path.unlink(missing_ok=True)
    return fresh
