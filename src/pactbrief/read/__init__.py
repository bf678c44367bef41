"""The READ stage: files to sources, with body and page furniture told apart and the identity of each source."""

from pactbrief.catalog.reading import reading_version
from pactbrief.read.files import FoundFile, find_files, list_files, sidecar_of
from pactbrief.read.interface import Reading
from pactbrief.read.reader import read_file

#: Changes whenever reading may give another outcome: by hand with the rules of the code, by itself with their data.
reader_version: str = f"2.{reading_version()}"

__all__ = ["FoundFile", "Reading", "find_files", "list_files", "read_file", "reader_version", "sidecar_of"]
