/** The style of all HTML pages. It is part of each page, so that a saved or printed page is complete. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #4a5768; --line: #c9d1db; --paper: #fff; --band: #f1f4f8;
  --rise: #a63d0f; --fall: #0b6e63; --sum: #33475f; --refer: #8a5300; --decline: #a3142b; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf2; --soft: #a9b5c4; --line: #3c4858; --paper: #12171e; --band: #1e2630;
    --rise: #f0905c; --fall: #4cc7b6; --sum: #9fb8d6; --refer: #e8b04a; --decline: #ff8c9a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 28px 24px 48px; }
h1 { font-size: 23px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 17px; margin: 34px 0 10px; padding-bottom: 4px; border-bottom: 1px solid var(--line); }
p { margin: 6px 0; }
.soft { color: var(--soft); }
.heading { display: flex; flex-wrap: wrap; gap: 8px 32px; justify-content: space-between; align-items: flex-end; }
.heading > :first-child { flex: 1 1 320px; }
.total { text-align: right; }
.total b { display: block; font-size: 30px; line-height: 1.15; font-variant-numeric: tabular-nums; }
.decision { display: inline-block; margin-top: 2px; padding: 1px 9px; border: 2px solid currentColor; border-radius: 4px; font-weight: 600; }
.decision-accept { color: var(--fall); } .decision-refer { color: var(--refer); } .decision-decline { color: var(--decline); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(225px, 1fr)); gap: 8px 22px; margin: 18px 0 0; }
dl.facts div { min-width: 0; }
dt { color: var(--soft); font-size: 12.5px; }
dd { margin: 0; overflow-wrap: anywhere; }
dl.facts .wide { grid-column: 1 / -1; }
code { font: 12.5px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--sum); outline-offset: 2px; }
@media (max-width: 640px) { main { padding: 18px 14px 32px; } .total { text-align: left; } .scroll table { min-width: 520px; } dl.facts { grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); } td code, th code { overflow-wrap: break-word; } }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; }
caption { text-align: left; color: var(--soft); padding: 0 0 6px; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { color: var(--soft); font-weight: 600; font-size: 12.5px; border-bottom: 2px solid var(--soft); vertical-align: bottom; }
tbody th { font-weight: 600; }
tr.group th { background: var(--band); padding-top: 8px; }
tr.rule td, tr.rule th { border-bottom-style: dotted; font-weight: 400; }
tr.rule th { padding-left: 22px; }
tr.sum td, tr.sum th { border-top: 2px solid var(--soft); font-weight: 700; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.word { white-space: nowrap; }
.keyed th:first-child { position: sticky; left: 0; background: var(--paper); }
.bars { display: grid; grid-template-columns: fit-content(30%) 1fr max-content; gap: 8px 16px; margin: 12px 0; padding: 0; list-style: none; font-size: 13.5px; }
.bars li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; }
.bars svg { width: 100%; height: 16px; fill: var(--sum); }
@media (max-width: 640px) {
  .bars { grid-template-columns: 1fr max-content; }
  .bars li { row-gap: 2px; } .bars svg { grid-row: 2; grid-column: 1 / -1; height: 12px; }
}
.because { color: var(--soft); }
ol.adverse { margin: 0; padding-left: 22px; } ol.adverse li { margin: 6px 0; }
ul.reasons { margin: 8px 0; padding-left: 22px; }
.waterfall { display: block; width: 100%; min-width: 720px; height: auto; font-family: inherit; }
.waterfall text { font-size: 13px; fill: var(--ink); }
.waterfall .w-group { font-weight: 700; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
.waterfall .w-note { font-size: 12px; fill: var(--soft); text-anchor: end; }
.waterfall .w-end { text-anchor: end; font-variant-numeric: tabular-nums; }
.waterfall .w-run, .waterfall .w-head text, .waterfall .w-tick { fill: var(--soft); }
.waterfall .w-head text, .waterfall .w-tick { font-size: 12px; }
.waterfall .w-tick { text-anchor: middle; }
.waterfall .w-sum text { font-weight: 700; fill: var(--ink); }
.w-band { fill: var(--band); } .w-grid { stroke: var(--line); stroke-width: 1; }
.w-link { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 2; } .w-none { stroke: var(--ink); stroke-width: 2.5; }
.w-rise { fill: var(--rise); } .w-fall { fill: url(#hatch); stroke: var(--fall); stroke-width: 1.2; }
.w-hatch-ground { fill: var(--paper); } .w-hatch-line { fill: var(--fall); }
.w-subtotal { fill: var(--paper); stroke: var(--sum); stroke-width: 2; } .w-total { fill: var(--sum); }
.key { display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 8px 0 0; font-size: 12.5px; color: var(--soft); list-style: none; padding: 0; }
.key svg { width: 24px; height: 13px; vertical-align: -2px; margin-right: 6px; }
@media print {
  @page { margin: 13mm 12mm 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9px sans-serif; color: #4a5768; } }
  body { font-size: 10.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 20px; }
  table { font-size: 8.6pt; } th, td { padding: 3.5px 5px; } thead th { font-size: 8pt; }
  thead { display: table-header-group; }
  tr, li, svg, dl.facts div { break-inside: avoid; } tr.group { break-after: avoid; }
  .scroll { overflow: visible; } .waterfall { min-width: 0; } code { font-size: 8pt; }
}
`;
