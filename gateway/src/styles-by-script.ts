/**
 * Runs in the page before any other script of it. Viewers that come as one bundle write styles while they draw:
 * as elements, which get the nonce of the answer, and as attributes in pieces of HTML, which a policy without
 * inline styles does not read; those are set through the object model, which it allows.
 */
export const STYLES_BY_SCRIPT = `(() => {
  const { nonce } = document.currentScript;
  const { createElement } = Document.prototype;
  Document.prototype.createElement = function (...named) {
    const element = createElement.apply(this, named);
    if (element.localName === 'style') element.nonce = nonce;
    return element;
  };
  const aside = (html) => String(html).replace(/(<[^<>]*\\sstyle)=/g, '$1-later=');
  const settle = (root) => {
    for (const element of root.querySelectorAll('[style-later]')) {
      element.style.cssText = element.getAttribute('style-later');
      element.removeAttribute('style-later');
    }
  };
  const inner = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...inner,
    set(html) {
      inner.set.call(this, aside(html));
      settle(this);
    },
  });
  const { insertAdjacentHTML, setAttribute } = Element.prototype;
  Element.prototype.insertAdjacentHTML = function (where, html) {
    insertAdjacentHTML.call(this, where, aside(html));
    settle(this.parentNode ?? this);
  };
  Element.prototype.setAttribute = function (name, value) {
    if (name === 'style') this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
})();`;
