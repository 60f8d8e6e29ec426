import type { LanguageFeature } from './session.ts';

export function formattingFeature(): LanguageFeature {
	return { name: 'formatting', listen: () => {} };
}
