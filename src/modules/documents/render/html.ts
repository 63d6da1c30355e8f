import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { page } from '../../../platform/http/html/page.js';
import type { AddressBlock, Block, Content, FactSection, Figure, SenderBlock } from '../domain/content.js';
import type { LabeledValue } from '../domain/parts.js';
import { DOCUMENT_STYLE } from './page-style.js';
import { tableHtml, waterfallHtml } from './html-tables.js';

/** The content as one page for people. */
export function renderHtml(content: Content): string {
  const { title, reference, sender } = content;
  return page({
    title: `${title}, ${reference}`,
    style: DOCUMENT_STYLE,
    author: sender.name,
    body: markup`${senderHtml(sender)}
<h1>${title}</h1>
${content.subtitle === null ? null : markup`<p class="soft">${typed(content.subtitle)}</p>`}
<div class="top">${addressHtml(content.recipient)}${content.figure === null ? null : figureHtml(content.figure)}</div>
${factsHtml(content.facts)}
${content.blocks.map(blockHtml)}
${content.form === undefined ? null : markup`<footer class="soft"><small>Form ${content.form}</small></footer>`}`,
  });
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

function factsHtml(facts: readonly LabeledValue[]): Html {
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
