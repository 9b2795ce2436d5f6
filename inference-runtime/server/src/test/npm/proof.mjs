// What the official npm client gets from the server whose address is the first argument. Ends with 1 at the first surprise.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.argv[2], apiKey: 'unused', maxRetries: 0 });

function ask(command, more = {}) {
  return { model: 'scripted', messages: [{ role: 'user', content: command }], ...more };
}

const proofs = {
  async chat() {
    const answer = await client.chat.completions.create(ask('say hello'));
    assert.equal(answer.choices[0].message.content, 'hello');
    assert.equal(answer.usage.prompt_tokens_details.cached_tokens, 4);
  },

  async reasoning() {
    const answer = await client.chat.completions.create(ask('think'));
    assert.equal(answer.choices[0].message.reasoning_content, 'let me see');
  },

  async stream() {
    const stream = await client.chat.completions.create(
      ask('count 5 every 2', { stream: true, stream_options: { include_usage: true } }));
    let text = '';
    let usage = null;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? '';
      usage = chunk.usage ?? usage;
    }
    assert.equal(text, '0 1 2 3 4 ');
    assert.equal(usage.completion_tokens, 5);
  },

  async jsonSchema() {
    const schema = {
      type: 'object', properties: { total: { type: 'number' } }, required: ['total'], additionalProperties: false,
    };
    const answer = await client.chat.completions.parse(
      ask('say x', { response_format: { type: 'json_schema', json_schema: { name: 'invoice', schema, strict: true } } }));
    assert.deepEqual(JSON.parse(answer.choices[0].message.content), { total: 12.5 });
  },

  async tools() {
    const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: {} } } }];
    const answer = await client.chat.completions.create(ask('weather?', { tools }));
    assert.equal(answer.choices[0].finish_reason, 'tool_calls');
    assert.equal(answer.choices[0].message.tool_calls[0].function.arguments, '{"city":"上海"}');
    const streamed = await client.chat.completions.stream(ask('weather?', { tools })).finalChatCompletion();
    assert.equal(streamed.choices[0].message.tool_calls[0].function.arguments, '{"city":"上海"}');
  },

  async completions() {
    const answer = await client.completions.create({ model: 'scripted', prompt: 'say more' });
    assert.equal(answer.choices[0].text, 'more');
  },

  async embeddings() {
    const answer = await client.embeddings.create({ model: 'bge-small-zh-v1.5', input: ['价税合计', '发票'] });
    assert.equal(answer.data.length, 2);
    assert.equal(answer.data[0].embedding.length, 512);
  },

  async models() {
    const ids = [];
    for await (const model of client.models.list()) {
      ids.push(model.id);
    }
    assert.ok(ids.includes('scripted'));
  },

  async faults() {
    await assert.rejects(client.chat.completions.create(ask('overflow')), OpenAI.BadRequestError);
    await assert.rejects(client.chat.completions.create(ask('busy')), OpenAI.RateLimitError);
    await assert.rejects(async () => {
      for await (const chunk of await client.chat.completions.create(ask('break', { stream: true }))) {
        assert.ok(chunk);
      }
    }, /the model went away/);
  },

  // last: the test behind it looks for exactly one cancellation
  async abort() {
    const stream = await client.chat.completions.create(ask('wait', { stream: true }));
    for await (const chunk of stream) {
      assert.ok(chunk);
      if (chunk.choices[0].delta.content === 'waiting') {
        stream.controller.abort();
        break;
      }
    }
  },
};

for (const [name, proof] of Object.entries(proofs)) {
  try {
    await proof();
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`failed ${name}: ${error.stack}`);
    process.exit(1);
  }
}
