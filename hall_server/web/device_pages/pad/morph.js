// Makes what is on the page like what was built anew, touching only what differs: nothing is taken away
// under a finger, and a text being written keeps its place.

/** Gives `old` the attributes and children of `fresh`, an element of the same kind. */
export function morph(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.localName === "textarea") {
    if (old.value !== fresh.value) old.value = fresh.value;
  } else children(old, [...fresh.childNodes]);
}

function children(parent, fresh) {
  fresh.forEach((node, place) => {
    const old = parent.childNodes[place];
    if (!old) parent.append(node);
    else if (!isLike(old, node)) old.replaceWith(node);
    else if (node.nodeType === Node.ELEMENT_NODE) morph(old, node);
    else if (old.data !== node.data) old.data = node.data;
  });
  while (parent.childNodes.length > fresh.length) parent.lastChild.remove();
}

const isLike = (old, fresh) =>
  old.nodeName === fresh.nodeName && old.dataset?.key === fresh.dataset?.key && old.dataset?.screen === fresh.dataset?.screen;
