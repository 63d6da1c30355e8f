import { Html, markup, typed } from '../../../platform/http/html/html.js';
import { pagePolicy } from '../../../platform/http/html/page-policy.js';
import type { AddressBlock, Block, Content, FactSection, Figure, SenderBlock } from '../domain/content.js';
import type { LabelledValue } from '../domain/parts.js';
import { PAGE_STYLE } from './page-style.js';
import { tableHtml, waterfallHtml } from './html-tables.js';

/** The content as one page for people: no script, nothing to load, complete when saved or printed; always the same. */
export function renderHtml(content: Content): string {
  const { title, reference, sender, language } = content;
  return markup`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(PAGE_STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="author" content="${sender.name}">
<title>${title}, ${reference}</title>
<style>${new Html(PAGE_STYLE)}</style>
</head>
<body>
<main>
${senderHtml(sender)}
<h1>${title}</h1>
${content.subtitle === null ? null : markup`<p class="soft">${typed(content.subtitle)}</p>`}
<div class="top">${addressHtml(content.recipient)}${content.figure === null ? null : figureHtml(content.figure)}</div>
${factsHtml(content.facts)}
${content.blocks.map(blockHtml)}
${content.form === undefined ? null : markup`<footer class="soft"><small>Form ${content.form}</small></footer>`}
</main>
</body>
</html>
`.text;
}

function senderHtml({ name, lines }: SenderBlock): Html {
  return markup`<header class="sender"><b>${typed(name)}</b><div>${lines.map((line) => markup`${typed(line)}<br>`)}</div></header>`;
}

function addressHtml({ label, name, lines }: AddressBlock): Html {
  const rest = lines.map((line) => markup`<br>${typed(line)}`);
  return markup`<address class="recipient"><small>${label}</small><br><b>${typed(name)}</b>${rest}</address>`;
}

function figureHtml({ label, value, note }: Figure): Html {
  return markup`<p class="figure"><small>${label}</small><b>${value}</b>${note === null ? null : markup`<small>${typed(note)}</small>`}</p>`;
}

function factsHtml(facts: readonly LabelledValue[]): Html {
  return markup`<dl>${facts.map(({ label, value }) => markup`<div><dt>${typed(label)}</dt><dd>${typed(value)}</dd></div>`)}</dl>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return markup`<h2>${typed(block.text)}</h2>`;
    case 'text':
      return markup`${block.texts.map(paragraph)}`;
    case 'list': {
      const items = block.items.map((item) => markup`<li>${typed(item)}</li>`);
      return block.ordered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`;
    }
    case 'box':
      return markup`<div class="box"><b>${typed(block.title)}</b>${block.texts.map(paragraph)}</div>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'sections':
      return markup`${block.sections.map(sectionHtml)}`;
    case 'table':
      return tableHtml(block);
    case 'waterfall':
      return waterfallHtml(block);
  }
}

function sectionHtml({ title, facts }: FactSection): Html {
  return markup`<h3>${typed(title)}</h3>${factsHtml(facts)}`;
}

function paragraph(text: string): Html {
  return markup`<p>${typed(text)}</p>`;
}
