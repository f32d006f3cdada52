/** Styles of the start page; its hash stands in the page's policy. */
export const STYLE = `:root{color-scheme:light dark;--paper:light-dark(#faf8f3,#16171a);--ink:light-dark(#1b1d21,#eeeeea);
--soft:light-dark(#565b66,#b4b8c0);--line:light-dark(#d9d4c7,#34363c);--card:light-dark(#fff,#1f2125);
--red:light-dark(#a3161b,#ff8a80);--green:light-dark(#1a6b3c,#7ddba3)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
font:1.0625rem/1.6 "Segoe UI",system-ui,-apple-system,sans-serif}
header,main,footer{max-width:56rem;margin:auto;padding:0 1.25rem}
header{padding-top:3.5rem;padding-bottom:1.5rem;border-bottom:3px solid var(--red)}
.mark{font-size:2rem;line-height:1;margin:0;color:var(--red)}
h1{font-size:clamp(2.2rem,6vw,3.4rem);line-height:1.1;margin:.2rem 0 .6rem;letter-spacing:-.02em}
.lead{font-size:1.25rem;margin:0}.en{color:var(--soft);font-size:.92em;font-weight:400}
h2{font-size:1.25rem;margin:2.5rem 0 .8rem}
.cards{list-style:none;padding:0;margin:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))}
.cards li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.2rem}
.cards p{margin:.4rem 0 0;font-size:.95rem}.cards a{text-decoration-thickness:1px}
a{color:var(--red);text-underline-offset:.2em}a strong{display:inline-block;min-height:1.6rem;margin-right:.15rem}
code{font-family:ui-monospace,"Cascadia Mono",Menlo,monospace;font-size:.92em}
pre{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--red);border-radius:.4rem;
padding:.9rem 1.1rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.6rem 0}
table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--soft);font-size:.92rem;padding-bottom:.4rem}
th,td{text-align:left;padding:.45rem .6rem;border-top:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}
th{width:50%}.up td::before{content:"● ";color:var(--green)}.down td::before{content:"▲ ";color:var(--red)}
.down{font-weight:600}footer{padding-top:2rem;padding-bottom:3rem;font-size:.95rem;color:var(--soft)}
:focus-visible{outline:3px solid #f0b400;outline-offset:3px;border-radius:2px}`;
