// First render of vis-timeline in headless Chromium: node vis-timeline.mjs EVENTS.jsonl [PICTURE.png]
// EVENTS.jsonl is what `demarche events --format jsonl` prints. Prints the milliseconds from `new Timeline` to the
// first painted frame; with a picture asked for, groups (one a kind) are drawn too, which takes minutes at 10,000 items.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import puppeteer from 'puppeteer-core';

const require = createRequire(import.meta.url);
const script = readFileSync(require.resolve('vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'), 'utf8');
const style = readFileSync(require.resolve('vis-timeline/styles/vis-timeline-graph2d.min.css'), 'utf8');
const [, , eventsFile, picture] = process.argv;

const items = readFileSync(eventsFile, 'utf8').split('\n').filter(Boolean).map(JSON.parse)
    .filter(event => event.earliest)
    .map(event => ({
        id: event.id, content: event.title, group: event.kind, start: event.earliest,
        ...(event.latest && event.latest !== event.earliest ? {end: event.latest} : {}),
    }));
const days = items.flatMap(item => [item.start, item.end ?? item.start]).sort();
const span = {start: days[0], end: days.at(-1)};
const groups = [...new Set(items.map(item => item.group))].map(id => ({id, content: id}));

const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium', protocolTimeout: 600000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
await page.setViewport({width: 1280, height: 900});
for (const withGroups of picture ? [false, true] : [false]) {
    await page.setContent(`<style>${style}</style><div id="t"></div>`);
    await page.addScriptTag({content: script});
    const ms = await page.evaluate((all, names, options) => new Promise(done => {
        const plain = names ? all : all.map(({group, ...item}) => item);
        const begin = performance.now();
        const place = document.getElementById('t');
        const timeline = names ? new vis.Timeline(place, plain, names, options) : new vis.Timeline(place, plain, options);
        timeline.on('changed', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin))));
    }), items, withGroups ? groups : null, span);
    console.log(`vis-timeline, ${items.length} items, ${withGroups ? 'with' : 'without'} groups: ${Math.round(ms)} ms`);
}
if (picture) {
    await new Promise(done => setTimeout(done, 1000));
    await page.screenshot({path: picture});
}
await browser.close();
