// Sends a chosen picture or PDF to the hall; the page hears what became of it.
async function hallUpload(input, told) {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  const label = input.closest("label");
  label?.classList.add("busy");
  try {
    const answer = await fetch(`/api/v1/media?name=${encodeURIComponent(file.name.slice(0, 200))}`, {
      method: "POST", body: file,
    });
    const body = await answer.json();
    emitEvent("guide_media", { ...told, kept: answer.ok ? body : null, why: body.error?.message ?? null, name: file.name });
  } catch {
    emitEvent("guide_media", { ...told, kept: null, why: null, name: file.name });
  } finally {
    label?.classList.remove("busy");
  }
}

// A workbook goes through the page's own line, in pieces that fit it.
async function hallSheet(input) {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  if (file.size > 8 * 1024 * 1024) return emitEvent("guide_sheet", { n: 0, of: 0, data: "" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const piece = 192 * 1024;
  const of = Math.max(1, Math.ceil(bytes.length / piece));
  for (let n = 0; n < of; n++) {
    const part = bytes.subarray(n * piece, (n + 1) * piece);
    let text = "";
    for (let i = 0; i < part.length; i += 8192) text += String.fromCharCode(...part.subarray(i, i + 8192));
    emitEvent("guide_sheet", { n, of, data: btoa(text) });
  }
}

addEventListener("beforeunload", (event) => {
  if (document.querySelector(".bar:not(.idle)")) event.preventDefault();
});
