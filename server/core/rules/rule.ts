import type { ArticleAnalysis } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Fix, FixSafety } from '../corpus/problem.ts';
import type { Span } from '../source/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that explains a finding. Spans as in the finding. */
export interface RelatedSpan {
	readonly span: Span;
	readonly message: string;
}

/** Something that a rule found. From a document's check, spans and edits count from the document's start; from a corpus' check, from the corpus'. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly span: Span;
	readonly related: readonly RelatedSpan[];
	readonly fixes: readonly Fix[];
}

/** What a rule's page and `corpus explain` say. Markdown, complete sentences. */
export interface RuleDocs {
	/** What the rule finds, in one sentence. */
	readonly summary: string;
	/** Why it matters to whoever curates the corpus. */
	readonly why: string;
	/** What the fixes do; for rules without one, why there is none. */
	readonly fix: string;
	/** Corpora in our own format, before and after. */
	readonly bad: string;
	readonly good: string;
}

/** One rule of format.md's table. Stateless: equal input gives equal findings. */
export interface Rule {
	readonly id: string;
	readonly name: string;
	readonly severity: Severity;
	/** The kind of its main fix; null where no text edit can be right. */
	readonly fix: FixSafety | null;
	/** Delimiter findings are shown one by one; quality and anatomy findings of one article are one diagnostic. */
	readonly group: 'delimiter' | 'file' | 'anatomy' | 'entity';
	/** Looks at one document alone; the result is kept until that document changes. */
	checkDocument?(document: CorpusDocument): readonly Finding[];
	/** Looks at one document and the articles found in it; `now` in milliseconds since the epoch. Run by `articleFindings`, once articles are known. */
	checkArticles?(document: CorpusDocument, analysis: ArticleAnalysis, now: number): readonly Finding[];
	/** Looks across documents or at the file as a whole. Runs after every edit: it must be proportional to the number of documents. */
	checkCorpus?(corpus: Corpus): readonly Finding[];
}
