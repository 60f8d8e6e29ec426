import { expect, test } from 'vitest';
import { languageOfText } from '../../../server/core/entities/language.ts';

test.each([
	['en', 'The board said on Monday that it has agreed to the plan, which is for the harbour.'],
	['de', 'Der Rat hat sich am Montag auf den Plan für den Hafen geeinigt, der von einer Firma ist.'],
	['fr', 'Le conseil a approuvé lundi le plan pour le port, qui est dans les mains des habitants.'],
	['es', 'El consejo aprobó el lunes el plan para el puerto, que fue una de las ideas del alcalde.'],
	['it', 'Il consiglio ha approvato il piano per il porto, che è una delle idee della giunta.'],
	['pt', 'O conselho aprovou na segunda-feira o plano para o porto, que não é uma das ideias do prefeito.'],
	['nl', 'De raad heeft het plan voor de haven niet op maandag aangenomen, dat van een bedrijf is.'],
	['sv', 'Rådet har på måndagen antagit planen för hamnen, som inte är från ett bolag och det var bra.'],
	['pl', 'Rada przyjęła w poniedziałek plan dla portu, który jest od firmy, ale nie do końca i nie po myśli.'],
	['tr', 'Meclis pazartesi günü liman için bir plan kabul etti ve bu plan çok iyi olarak görüldü, ancak daha sonra.'],
	['id', 'Dewan pada hari Senin menyetujui rencana untuk pelabuhan yang akan dibangun oleh perusahaan itu.'],
	['ru', 'Совет в понедельник принял план порта, который был предложен жителями.'],
	['uk', 'Рада в понеділок ухвалила план порту, який запропонували жителі міста.'],
	['ar', 'وافق المجلس يوم الاثنين على خطة الميناء'],
	['fa', 'شورا روز دوشنبه طرح بندر را تصویب کرد'],
	['ur', 'کونسل نے پیر کو بندرگاہ کے منصوبے کی منظوری دے دی'],
	['hi', 'परिषद ने सोमवार को बंदरगाह की योजना को मंजूरी दी'],
	['zh', '市议会星期一批准了港口计划'],
	['ja', '市議会は月曜日に港の計画を承認した'],
	['ko', '시의회는 월요일 항구 계획을 승인했다'],
	[null, 'Harbour plan'],
	[null, ''],
])('%s', (language, text) => {
	expect(languageOfText(text)).toBe(language);
});
