/** Styles of the page to print; their hash stands in the page's policy. */
export const REPORT_STYLE = `@page{size:A4;margin:20mm 15mm 20mm 30mm}
*{box-sizing:border-box}html{background:#fff;color:#000}
body{margin:0 auto;padding:2rem 1.25rem;max-width:52rem;font:1.0625rem/1.5 "Times New Roman",Tinos,serif}
header,footer{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:1rem}
header div,footer div:last-child{text-align:center}header p,footer p{margin:0 0 .2rem}
.strong{font-weight:700}.symbol{white-space:pre}.date{font-style:italic}.organ{text-decoration:underline;text-underline-offset:.3em}
h1{font-size:1.2rem;text-align:center;margin:2rem 0 1rem}h1 span{display:block;font-size:1.0625rem}
h2{font-size:1.0625rem;margin:1.5rem 0 .5rem;break-after:avoid}
main>p,section>p{text-indent:2.5em;text-align:justify;margin:.4rem 0}
p.mark{text-align:center;text-indent:0;font-weight:700;border:2px solid;padding:.3rem}
ul{margin:.4rem 0;padding-left:1.5rem}.wide{overflow-x:auto;margin:.8rem 0 .4rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{font-style:italic;padding-bottom:.3rem}thead{display:table-header-group}
th,td{border:1px solid #444;padding:.25rem .4rem;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:700;text-align:center;vertical-align:middle}td.number{text-align:right}
th.part1{padding-left:1.2rem}th.part2{padding-left:2rem}tr{break-inside:avoid}
.notes{list-style:none;padding:0;font-size:.88rem}
footer{margin-top:2.5rem;break-inside:avoid}footer ul{list-style:"- ";padding-left:1rem;font-size:.92rem}
:focus-visible{outline:3px solid #06c;outline-offset:2px}
@media print{body{padding:0;max-width:none;font-size:13pt}.wide{overflow:visible}table{font-size:10.5pt}
header,footer{grid-template-columns:1fr 1fr}}`;
