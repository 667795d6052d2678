"""The folder that an editor chooses in the browser, and the real one that it stands for.

The native picker cannot be driven without a screen. In its place stands the browser's own private
file system: its handles are the same interface from the same code (`move`, `createWritable`,
kept in IndexedDB), so nothing of what the editor does with a folder is imitated here.
"""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Page

PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
"""To run in each page before its own scripts."""

_GIVE = """async (files) => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, {recursive: true});
    await root.getDirectoryHandle('.git', {create: true});
    for (const [path, content] of files) {
        const folders = path.split('/');
        const name = folders.pop();
        let folder = root;
        for (const part of folders) folder = await folder.getDirectoryHandle(part, {create: true});
        const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
        await file.write(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)));
        await file.close();
    }
}"""
_TAKE = """async () => {
    const found = [];
    const read = async (folder, under) => {
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind === 'directory') {
                await read(handle, `${under}${name}/`);
            } else {
                const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
                let letters = '';
                for (const byte of bytes) letters += String.fromCharCode(byte);
                found.push([under + name, btoa(letters)]);
            }
        }
    };
    await read(await navigator.storage.getDirectory(), '');
    return found;
}"""


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file's content, by its path from the folder; what a `.git` holds is left out."""
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {
        path.as_posix(): (folder / path).read_bytes() for path in found if path.parts[0] != ".git"
    }


def hand_over(page: Page, folder: Path) -> None:
    """Make the folder that will be chosen one with the same files."""
    written = [(name, base64.b64encode(body).decode()) for name, body in files_of(folder).items()]
    page.evaluate(_GIVE, written)


def take_back(page: Page, folder: Path) -> dict[str, bytes | None]:
    """Make the real folder as the browser's is; returns what changed (None: removed)."""
    before = files_of(folder)
    now = {name: base64.b64decode(body) for name, body in page.evaluate(_TAKE)}
    changed: dict[str, bytes | None] = {
        name: body for name, body in now.items() if before.get(name) != body
    }
    changed |= {name: None for name in before if name not in now}
    for name, body in changed.items():
        file = (folder / name).resolve()
        assert file.is_relative_to(folder.resolve()), f"outside the folder: {name}"
        if body is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
    return changed
