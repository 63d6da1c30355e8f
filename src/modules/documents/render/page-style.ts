/** The style of a document on screen. It is part of the page, so that a saved or printed page is complete. */
export const DOCUMENT_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2430; --soft: #4a5768; --line: #c9d1db; --band: #eef2f7; --accent: #1d3f66;
  --rise: #a8501f; --fall: #0b6e63; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #12171e; --ink: #e6ebf2; --soft: #a9b5c4; --line: #3c4858; --band: #1e2630; --accent: #9fc3ee;
    --rise: #f0905c; --fall: #4cc7b6; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: anywhere;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 28px 24px 48px; }
.sender { display: flex; justify-content: space-between; gap: 24px; padding-bottom: 10px; border-bottom: 3px solid var(--accent); }
.sender b { font-size: 19px; } .sender div { color: var(--soft); font-size: 13px; text-align: right; }
h1 { font-size: 28px; line-height: 1.2; margin: 18px 0 0; color: var(--accent); }
h2 { font-size: 17px; margin: 30px 0 10px; color: var(--accent); }
h3 { font-size: 15px; margin: 14px 0 6px; }
p { margin: 6px 0; } .soft, dt { color: var(--soft); }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-start; gap: 16px 32px; margin: 18px 0; }
address { font-style: normal; } .recipient small { color: var(--soft); }
.figure { background: var(--band); border-top: 3px solid var(--accent); padding: 10px 18px; text-align: right; }
.figure b { display: block; font-size: 28px; line-height: 1.2; } .figure small { color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 6px 24px; margin: 0; }
dl div { display: flex; gap: 10px; } dt { flex: 0 0 38%; } dd { margin: 0; white-space: pre-line; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); white-space: pre-line; font-weight: 400; overflow-wrap: break-word; }
thead th { color: var(--soft); font-weight: 600; font-size: 13px; border-bottom: 2px solid var(--accent); vertical-align: bottom; }
.group th { background: var(--band); font-weight: 600; }
.sum th, .sum td { font-weight: 600; }
.total th, .total td { font-weight: 600; background: var(--band); border-top: 2px solid var(--accent); border-bottom: 2px solid var(--accent); }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.box { background: var(--band); border-left: 4px solid var(--accent); padding: 10px 16px; margin: 20px 0; break-inside: avoid; }
.bar { min-width: 180px; width: 34%; padding-top: 9px; } .bar svg { display: block; width: 100%; height: 12px; }
.rise { fill: var(--rise); } .fall { fill: var(--paper); stroke: var(--fall); stroke-width: 2; vector-effect: non-scaling-stroke; }
.level { fill: var(--ink); } .s-sum { fill: var(--paper); stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; } .s-total { fill: var(--accent); }
footer { margin-top: 28px; }
@media (max-width: 640px) { main { padding: 18px 14px 32px; } .sender { display: block; } .sender div { text-align: left; }
  .scroll table { min-width: 480px; } }
@media print {
  @page { size: letter; margin: 16mm 18mm; }
  body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } thead { display: table-header-group; }
  tr { break-inside: avoid; } table { font-size: 9pt; } .scroll { overflow: visible; }
}
`;
