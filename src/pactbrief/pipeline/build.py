"""The main job, in the order of its stages: sources in, a verified edition out."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from pactbrief.catalog.keeping import keep_in
from pactbrief.engine import ahead, engine_of
from pactbrief.errors import InputError
from pactbrief.pipeline.articles import Progress, read_articles, read_listings, read_outlines, reader
from pactbrief.pipeline.coverage import coverage
from pactbrief.pipeline.hand import Hand, take_in_hand, take_up
from pactbrief.pipeline.inputs import Inputs, Order, gather
from pactbrief.pipeline.report import Report, report_of, unchanged_report
from pactbrief.settings import Settings, Workspace, user_cache
from pactbrief.store import ArticleStore, open_database
from pactbrief.store.editions import FILE_NAME, EditionStore
from pactbrief.store.publishing import is_unfinished, publish, settle


def build(workspace: Workspace, brief_file: Path, order: Order, settings: Settings, progress: Progress | None = None) -> Report:
    """Builds one edition of a brief, unless nothing it depends on has changed.

    Errors: InputError where no source can be used, SettingsError for a brief or style that does not validate, OutputError
    where the folder cannot be written, CheckFailed where a memo does not hold against its sources; then no file is changed.
    """
    inputs = gather(workspace, brief_file, order)
    if is_unfinished(inputs.folder):
        settle(inputs.folder)
        inputs = gather(workspace, brief_file, order)
    nothing_to_do = unchanged_report(inputs)
    if nothing_to_do:
        return nothing_to_do

    keep_in(user_cache())
    from pactbrief.pipeline.finishing import finish, prepare, style_of

    style = style_of(workspace, inputs)
    with ahead(partial(prepare, style, inputs.brief.memo_formats), settings.workers) as shared:
        from pactbrief.pipeline.edition import compose_edition, records_of

        hand = sources_in_hand(workspace, inputs, settings, progress)
        edition = compose_edition(workspace, inputs, hand, settings.workers)
        finished = finish(inputs, edition, shared, progress)
    outputs = (*finished.outputs, *records_of(inputs, edition, finished))
    done = publish(inputs.folder, outputs, recorded_files(inputs), inputs.written.carried)
    with open_database(workspace.cache) as database:
        sha256 = hashlib.sha256(outputs[-1].content).hexdigest()
        EditionStore(database, time.time_ns()).keep_inputs(sha256, inputs.digest)
    return report_of(inputs, edition, replace(finished, outputs=outputs), done)


def sources_in_hand(
    workspace: Workspace, inputs: Inputs, settings: Settings, progress: Progress | None = None, *, everything: bool = False
) -> Hand:
    """Reads what is new, takes the rest from the store, leaves out what the edition may not use, and takes up whole what it
    is about; with `everything` all partnerships that are reported."""
    read = reader(workspace.root, settings)
    engine = engine_of(settings.engine, settings.workers)
    files = {file.path: file for file in inputs.files}
    with open_database(workspace.cache) as database:
        store = ArticleStore(database)
        listings, articles = read_listings(read, inputs.files, store, engine, progress)
        store.forget_all_but(listings)
        signed = {line.path for listing in listings.values() for line in listing.lines if line.signed}
        outlines = read_outlines(read, [files[path] for path in sorted(signed)], store, engine, articles)
        hashes = {path: file.sha256 for path, file in files.items()}
        hand = take_in_hand(listings, outlines, hashes, inputs.as_of, inputs.issued, inputs.listed)
        brief = replace(inputs.brief, partnerships=()) if everything else inputs.brief
        about = coverage(brief, hand.lines)
        paths = {line.path for line in hand.concerning(about)} - articles.keys()
        articles |= read_articles(read, [files[path] for path in sorted(paths)], store, engine, progress)
        silent = {line.path for line in hand.silent}
        outlines = read_outlines(read, [files[path] for path in sorted(silent)], store, engine, articles)
    if not hand.lines:
        reasons = "; ".join(f"{each.path}: {each.reason}" for each in (*inputs.skipped, *hand.skipped, *hand.left_out)[:3])
        raise InputError(
            f"No source in {workspace.seeds} can be used for edition {inputs.edition} ({reasons}).",
            "Correct these sources or their sidecars, or choose another cut-off with --as-of.",
        )
    return take_up(hand, about, articles, outlines, settings.reliability)


def recorded_files(inputs: Inputs) -> dict[str, str]:
    """The files of the edition as it was last built, with their hashes."""
    return {**inputs.built.hashes, FILE_NAME: inputs.built.sha256} if inputs.built else {}
