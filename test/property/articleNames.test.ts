import { expect, it, vi } from 'vitest';
import { planSplit } from '../../server/cli/commands/split.ts';
import { quietTerminal } from '../cli/quietTerminal.ts';
import { twoStories } from '../unit/articles/twoStories.ts';
import { fixedInSections, rewritten } from './inSections.ts';

// Data files are looked for above the program that runs: here that is the project.
vi.hoisted(() => {
	process.argv[1] = `${process.cwd()}/package.json`;
});

it('articles that become documents get names that are free in the whole corpus, whatever the section', async () => {
	const taken = 'bakers-of-southham-agree-on-one-price-for-rye-bread-ending-a-dispute-of-two.txt';
	const two = (name: string): string => `<<<FILE ${name}>>>\n${twoStories}\n`;
	const text = `${two('a.txt')}${two('A.txt')}<<<FILE ${taken}>>>\nRain.\n${two('c.txt')}`;
	const split = (size: number) => rewritten(text, size, corpus => planSplit({ terminal: quietTerminal }, corpus));
	expect(await split(1)).toBe(await split(1e6));
	expect((await split(1)).match(/^<<<FILE/gm)).toHaveLength(7);
	const fixed = (size: number) => fixedInSections(text, true, [], size);
	expect((await fixed(1)).fixed).toBe((await fixed(1e6)).fixed);
	expect((await fixed(1)).fixed.match(/^<<<FILE/gm)).toHaveLength(7);
});
