// new Date('2025-07-01') is midnight in London, seven hours into the day of Asia/Ho_Chi_Minh: days stay text.
const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

function textOf(node) {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked;
  return null;
}

const dayAsInstant = {
  create(context) {
    const check = (node) => {
      const text = textOf(node.arguments[0]);
      if (text === null || !calendarDay.test(text)) return;
      context.report({ node, message: `a calendar day is text, not an instant: '${text}'` });
    };
    return {
      NewExpression: (node) => node.callee.name === 'Date' && check(node),
      CallExpression: (node) => {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.object.name !== 'Date') return;
        if (callee.property.name === 'parse') check(node);
      },
    };
  },
};

export default { meta: { name: 'trienkhai' }, rules: { 'no-day-as-instant': dayAsInstant } };
