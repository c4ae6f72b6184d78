import { formatEvent } from './event-streams';

describe('formatEvent', () => {
  it('keeps an event on lines of its own, whatever its data', () => {
    const text = formatEvent({
      id: 7,
      jobId: 'j',
      name: 'status',
      data: { message: 'a\n\nevent: forged\r\n' },
      createdAt: new Date(0),
    });
    expect(text).toBe(
      'id: 7\nevent: status\ndata: {"jobId":"j","message":"a\\n\\nevent: forged\\r\\n","at":"1970-01-01T00:00:00.000Z"}\n\n',
    );
  });
});
