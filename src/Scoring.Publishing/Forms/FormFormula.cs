using System.Globalization;
using Scoring.Expressions;
using Scoring.Schemes;
using Node = Scoring.Expressions.Node;

namespace Scoring.Publishing.Forms;

/// <summary>Turns an expression of a scheme into a formula over the cells of a form: this year's column, and last year's for growth and lags.</summary>
/// <remarks>
/// The formula shows nothing until every cell it reads holds a number, and nothing where the expression has no value. What a form cannot know (shares
/// of the whole roster, years further back, defaults for missing values) has no formula.
/// </remarks>
/// <param name="rows">Row of each variable.</param>
/// <param name="indicators">Indicators that expressions may name.</param>
sealed class FormFormula(IReadOnlyDictionary<string, int> rows, IReadOnlyDictionary<string, Indicator> indicators)
{
    /// <summary>The longest formula that spreadsheets take.</summary>
    const int Longest = 8000;

    readonly List<string> cells = [];

    /// <summary>A formula without an equals sign, or null where the form cannot work it out.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="own">Code of the indicator that it defines: inside it the code is the variable; null = none.</param>
    /// <param name="yearsBack">0 for this year, 1 for last year.</param>
    public string? Of(Expression expression, string? own, int yearsBack)
    {
        cells.Clear();
        if (Write(expression.Root, own, yearsBack) is not { } formula) return null;
        if (cells.Count > 0) formula = $"IF(COUNT({string.Join(",", cells)})={cells.Count},IFERROR({formula},\"\"),\"\")";
        return formula.Length <= Longest ? formula : null;
    }

    string? Write(Node node, string? own, int back)
    {
        switch (node)
        {
            case NumberNode number:
                return double.IsNaN(number.Value) ? null : number.Value.ToString("R", CultureInfo.InvariantCulture);
            case NameNode name:
                return Name(name.Name, own, back);
            case NegateNode negate:
                return Write(negate.Operand, own, back) is { } operand ? $"(-{operand})" : null;
            case NotNode not:
                return Write(not.Operand, own, back) is { } denied ? $"NOT({denied})" : null;
            case BinaryNode binary:
                return Chain(binary, own, back);
            default:
                return Call((CallNode)node, own, back);
        }
    }

    string? Name(string name, string? own, int back)
    {
        if (name != own && indicators.TryGetValue(name, out var indicator))
            return indicator.Value is { } value ? Write(value.Root, name, back) : Name(name, name, back);
        if (back > 1 || !rows.TryGetValue(name, out var row)) return null;
        var cell = FormColumns.Cell(back == 0 ? FormColumns.This : FormColumns.Last, row);
        if (!cells.Contains(cell)) cells.Add(cell);
        return cell;
    }

    string? Chain(BinaryNode outermost, string? own, int back)
    {
        var chain = BinaryNode.Chain(outermost);
        var formula = Write(chain.Peek().Left, own, back);
        while (formula is not null && chain.TryPop(out var link))
            formula = Write(link.Right, own, back) is { } right ? Joined(link.Operation, formula, right) : null;
        return formula;
    }

    static string Joined(BinaryOperator operation, string left, string right) => operation switch
    {
        BinaryOperator.Or => $"OR({left},{right})",
        BinaryOperator.And => $"AND({left},{right})",
        BinaryOperator.NotEqual => $"({left}<>{right})",
        _ => $"({left}{BinaryOperators.SymbolOf(operation)}{right})",
    };

    string? Call(CallNode call, string? own, int back)
    {
        string? Argument(int i, int further = 0) => Write(call.Arguments[i], own, back + further);
        string? With(string function)
        {
            var arguments = Enumerable.Range(0, call.Arguments.Length).Select(i => Argument(i)).ToList();
            return arguments.Contains(null) ? null : $"{function}({string.Join(",", arguments)})";
        }
        switch (call.Function.Code)
        {
            case FunctionCode.If: return With("IF");
            case FunctionCode.Abs: return With("ABS");
            case FunctionCode.Min: return With("MIN");
            case FunctionCode.Max: return With("MAX");
            case FunctionCode.Exp: return With("EXP");
            case FunctionCode.Ln: return With("LN");
            case FunctionCode.Log10: return With("LOG10");
            case FunctionCode.Sqrt: return With("SQRT");
            case FunctionCode.Clip: return With("MEDIAN"); // of x, low and high: the one in the middle
            case FunctionCode.Round: return Argument(0) is { } rounded ? $"ROUND({rounded},{call.Parameter.ToString(CultureInfo.InvariantCulture)})" : null;
            case FunctionCode.Lag: return Argument(0, call.Parameter);
            case FunctionCode.Change: return (Argument(0), Argument(0, call.Parameter)) is ({ } now, { } then) ? $"({now}-{then})" : null;
            // A base of zero or less has no growth: the error shows as nothing.
            case FunctionCode.Growth: return (Argument(0), Argument(0, call.Parameter)) is ({ } value, { } before) ? $"IF({before}>0,({value}/{before}-1)*100,NA())" : null;
            default: return null;
        }
    }
}
