import {
	type CodeAction,
	CodeActionKind,
	CodeActionRequest,
	CodeActionResolveRequest,
	type Diagnostic,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { isCanonical } from '../core/corpus/dialectName.ts';
import { type FixOffer, fixesOfWholeRules, fixOffers } from '../core/features/codeActions.ts';
import { rangeOf, textEditsOf } from './convert.ts';
import { convertEdit, fixAllEdit } from './corpusEdits.ts';
import { allFindingsOf } from './findings.ts';
import type { EditPreview } from './protocol.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';
import { type SuppressData, suppressActions, suppressEdit } from './suppressAction.ts';
import { workspaceEditOf } from './workspaceEdit.ts';

/** The kind that "fix all on save" names: safe fixes alone. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.corpus`;
const convertKind = `${CodeActionKind.RefactorRewrite}.corpus`;
const kinds = [CodeActionKind.QuickFix, fixAllKind, convertKind];

/** What an action carries from the menu to its resolution: enough to find it again in the same version. */
interface ActionData {
	readonly uri: string;
	readonly version: number;
	readonly action: 'fix' | 'fixRule' | 'fixAll' | 'convert' | 'suppress';
	readonly rule?: string;
	readonly from?: number;
	readonly index?: number;
}

/** `textDocument/codeAction` and `codeAction/resolve`: every fix of every finding, all safe fixes at once, and conversion to the canonical dialect. */
export function codeActionFeature(): LanguageFeature {
	return {
		name: 'codeAction',
		capabilities: client => ({
			codeActionProvider: client.codeActionLiterals ? { codeActionKinds: kinds, resolveProvider: client.codeActionResolvesEdit } : true,
		}),
		listen: session => {
			session.answer(CodeActionRequest.type, async ({ textDocument: { uri }, range, context }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus || !session.client.codeActionLiterals) return null;
				const wants = (kind: string): boolean => !context.only || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
				const data = { uri, version: corpus.version };
				const actions: CodeAction[] = [];
				if (wants(CodeActionKind.QuickFix)) {
					const findings = await allFindingsOf(session, corpus, request);
					const offers = fixOffers(findings, corpus.text.spanOf(range));
					for (const offer of offers) actions.push(fixAction(session, corpus, offer, context.diagnostics));
					for (const { rule, title } of fixesOfWholeRules(findings, offers)) {
						actions.push({ title, kind: CodeActionKind.QuickFix, data: { ...data, action: 'fixRule', rule } satisfies ActionData });
					}
					const dataOf = (finding: SuppressData): ActionData => ({ ...data, action: 'suppress', ...finding });
					actions.push(...suppressActions(session, corpus, findings, corpus.text.spanOf(range), dataOf));
				}
				if (wants(fixAllKind) && (await hasSafeFix(session, corpus, request))) {
					actions.push({ title: 'Fix all that is safe to fix', kind: fixAllKind, data: { ...data, action: 'fixAll' } satisfies ActionData });
				}
				if (wants(convertKind) && !isCanonical(corpus.index.dialect)) {
					actions.push({
						title: 'Convert the corpus to the canonical dialect',
						kind: convertKind,
						data: { ...data, action: 'convert' } satisfies ActionData,
					});
				}
				if (session.client.codeActionResolvesEdit) return actions;
				return Promise.all(actions.map(action => (action.edit ? action : resolve(session, action, request))));
			});
			session.answer(CodeActionResolveRequest.type, (action, request) => resolve(session, action, request));
		},
	};
}

async function hasSafeFix(session: Session, corpus: Corpus, request: RequestContext): Promise<boolean> {
	const findings = await allFindingsOf(session, corpus, request);
	return findings.some(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'));
}

function fixAction(session: Session, corpus: Corpus, offer: FixOffer, diagnostics: readonly Diagnostic[]): CodeAction {
	const { finding, fix, index, title, isPreferred } = offer;
	const { start } = rangeOf(corpus, finding.span);
	const mended = diagnostics.filter(({ code, range }) => code === finding.rule && range.start.line === start.line);
	const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: mended };
	if (isPreferred) action.isPreferred = true;
	if (session.client.codeActionResolvesEdit) {
		const data: ActionData = { uri: corpus.uri, version: corpus.version, action: 'fix', rule: finding.rule, from: finding.span.from, index };
		return { ...action, data };
	}
	return { ...action, edit: editOfFix(session, corpus, offer.safety === 'unsafe', title, textEditsOf(corpus, fix.edits())) };
}

function editOfFix(session: Session, corpus: Corpus, isUnsafe: boolean, title: string, edits: ReturnType<typeof textEditsOf>): WorkspaceEdit {
	return workspaceEditOf(
		session,
		corpus,
		edits,
		isUnsafe ? { label: title, description: 'Text of articles changes', needsConfirmation: true } : undefined,
	);
}

/** Fills in the edit. Of a version that is no longer the newest there is none: the client asks for the menu again. */
async function resolve(session: Session, action: CodeAction, request: RequestContext): Promise<CodeAction> {
	const data = action.data as ActionData | undefined;
	const corpus = data && request.corpus(data.uri);
	if (!corpus || corpus.version !== data.version) return action;
	const edit = await editOf(session, corpus, data, request);
	return edit ? { ...action, edit } : action;
}

async function editOf(session: Session, corpus: Corpus, data: ActionData, request: RequestContext): Promise<WorkspaceEdit | undefined> {
	const textDocument = { uri: corpus.uri };
	const accepted = ({ edit }: EditPreview): WorkspaceEdit | undefined => edit ?? undefined;
	if (data.action === 'fixRule' && data.rule) return accepted(fixAllEdit(session, corpus, request, { textDocument, rules: [data.rule] }));
	if (data.action === 'fixAll') return accepted(fixAllEdit(session, corpus, request, { textDocument }));
	if (data.action === 'convert') return accepted(convertEdit(session, corpus, request, { textDocument }));
	const findings = await allFindingsOf(session, corpus, request);
	if (data.action === 'suppress') return suppressEdit(session, corpus, findings, { rule: data.rule ?? '', from: data.from ?? -1 });
	const finding = findings.find(({ rule, span }) => rule === data.rule && span.from === data.from);
	const fix = finding?.fixes[data.index ?? 0];
	return fix && editOfFix(session, corpus, fix.safety === 'unsafe', fix.title, textEditsOf(corpus, fix.edits()));
}
