-- Neovim's own LSP client against the server over stdio. SERVER and FILE come from the environment; one line a check, and an exit code.
-- nvim --headless -u NONE -i NONE -n -c 'luafile test/clients/corpus.lua' -c cq
local passed, failed = 0, 0
local function check(what, ok, got)
	if ok then passed = passed + 1 else failed = failed + 1 end
	io.stdout:write((ok and 'ok - ' or 'not ok - ') .. 'neovim: ' .. what .. (ok and '' or (', got ' .. vim.inspect(got))) .. '\n')
end
local ok, err = pcall(function()
	vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
	local buffer = vim.api.nvim_get_current_buf()
	local came = false
	local base = vim.lsp.handlers['textDocument/publishDiagnostics']
	local id = assert(vim.lsp.start_client({
		name = 'corpus', cmd = vim.split(vim.env.SERVER, ' '), root_dir = vim.fn.getcwd(),
		get_language_id = function() return 'corpus' end,
		handlers = { ['textDocument/publishDiagnostics'] = function(e, r, c, cfg) base(e, r, c, cfg); came = true end },
	}))
	assert(vim.lsp.buf_attach_client(buffer, id), 'the client did not attach')
	local function findings() return vim.diagnostic.get(buffer) end
	check('pushed diagnostics come', vim.wait(30000, function() return came and #findings() > 0 end, 20), findings())
	local first = findings()[1] or {}
	check('the malformed delimiter is found on its line', first.lnum == 6, first)
	local function ask(method, params)
		local answer = assert(vim.lsp.buf_request_sync(buffer, method, params, 20000), method .. ': no answer')[id]
		assert(answer and not answer.err and not answer.error, method .. ': ' .. vim.inspect(answer))
		return answer.result
	end
	local document = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
	local names = vim.tbl_map(function(symbol) return symbol.name end, ask('textDocument/documentSymbol', document))
	check('the outline names the documents', vim.deep_equal(names, { 'bridge.txt', 'harvest.txt', 'library.txt' }), names)
	vim.api.nvim_win_set_cursor(0, { 1, 9 })
	local hover = vim.inspect(ask('textDocument/hover', vim.lsp.util.make_position_params(0)))
	check('a hover on a delimiter names its document', hover:find('bridge.txt', 1, true) ~= nil, hover)
	came = false
	vim.api.nvim_buf_set_lines(buffer, 6, 7, false, { '<<<FILE harvest.txt>>>' })
	check('mending the line takes the finding away', vim.wait(20000, function() return came and #findings() == 0 end, 20), findings())
	vim.lsp.stop_client(id)
	vim.wait(5000, function() return vim.lsp.get_client_by_id(id) == nil end, 20)
end)
if not ok then check('runs to its end', false, err) end
io.stdout:write(passed .. ' passed, ' .. failed .. ' failed\n')
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
