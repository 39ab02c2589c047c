// Takes a multipart/related answer apart (PS3.18 section 8.6.1.2), so that a part can be asked for its type.

export async function parts(response) {
  const boundary = /boundary="?([^";]+)"?/.exec(response.headers.get("Content-Type"))?.[1];
  if (!boundary) throw new Error(`no multipart: ${response.headers.get("Content-Type")}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // One character a byte, so that positions are the same.
  const text = new TextDecoder("latin1").decode(bytes);
  const found = [];
  let at = text.indexOf(`--${boundary}\r\n`);
  while (at >= 0) {
    const head = at + boundary.length + 4;
    const begin = text.indexOf("\r\n\r\n", head) + 4;
    const end = text.indexOf(`\r\n--${boundary}`, begin);
    if (begin < 4 || end < 0) throw new Error("a part has no end");
    const type = /^Content-Type: *(.*)$/im.exec(text.slice(head, begin))?.[1] ?? "";
    found.push({ type: type.trim(), body: bytes.slice(begin, end) });
    at = text.startsWith("--", end + boundary.length + 4) ? -1 : end + 2;
  }
  return found;
}
