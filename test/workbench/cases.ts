// Every suite that runs inside VS Code, in both of its hosts.
import './documentCases.ts';
import './corpusViewCases.ts';
import './articleCases.ts';
import './entityCases.ts';
