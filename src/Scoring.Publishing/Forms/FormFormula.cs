using System.Globalization;
using Scoring.Expressions;
using Scoring.Schemes;
using Node = Scoring.Expressions.Node;

namespace Scoring.Publishing.Forms;

/// <summary>Turns an expression of a scheme into a formula over the cells of a form: this year's column, and last year's for growth and lags.</summary>
/// <remarks>
/// The formula shows nothing until every cell it reads holds a number, and nothing where the expression has no value. A missing value inside it is an
/// error, which <c>coalesce</c> and the branches of <c>if</c> pass over as the engine does. Years before last year's are read from the columns of
/// reference. What a form cannot know (years that the panel lacks, sums over units without a form) has no formula.
/// </remarks>
/// <param name="rows">Row of each variable.</param>
/// <param name="indicators">Indicators that expressions may name.</param>
/// <param name="history">Earlier years and the other units.</param>
/// <param name="year">The year that is collected.</param>
sealed partial class FormFormula(IReadOnlyDictionary<string, int> rows, IReadOnlyDictionary<string, Indicator> indicators, FormHistory history, int year)
{
    /// <summary>The longest formula that spreadsheets take.</summary>
    const int Longest = 8000;

    /// <summary>The most arguments that a function takes.</summary>
    const int MostArguments = 255;

    /// <summary>What a formula shows where it has no value.</summary>
    const string Missing = "NA()";

    List<string> cells = [];
    int furthest;

    /// <summary>The furthest year that the formulas so far read, in years back.</summary>
    public int Furthest { get; private set; } = 1;

    /// <summary>What the last expression that has no formula asks for and the form does not know: <c>share(patents)</c>, <c>patents 2016</c>.</summary>
    public string Lacking { get; private set; } = "";

    /// <summary>A formula without an equals sign, or null where the form cannot work it out.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="own">Code of the indicator that it defines: inside it the code is the variable; null = none.</param>
    /// <param name="yearsBack">0 for this year, 1 for last year.</param>
    public string? Of(Expression expression, string? own, int yearsBack)
    {
        furthest = 0;
        if (Guarded(expression.Root, own, yearsBack) is not { } formula) return null;
        formula = $"IFERROR({formula},\"\")";
        if (formula.Length > Longest) return Unknown(expression.Text);
        Furthest = Math.Max(Furthest, furthest);
        return formula;
    }

    /// <summary>A part that is an error until every cell it reads holds a number, whatever the rest reads.</summary>
    string? Guarded(Node node, string? own, int back)
    {
        var outer = cells;
        cells = [];
        var formula = Write(node, own, back);
        var counted = string.Join('+', cells.Chunk(MostArguments).Select(chunk => $"COUNT({string.Join(',', chunk)})"));
        if (formula is not null && cells.Count > 0) formula = $"IF({counted}={cells.Count},{formula},{Missing})";
        cells = outer;
        return formula;
    }

    string? Write(Node node, string? own, int back)
    {
        switch (node)
        {
            case NumberNode number:
                return double.IsNaN(number.Value) ? Missing : number.Value.ToString("R", CultureInfo.InvariantCulture);
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
        if (!rows.TryGetValue(name, out var row)) return Unknown(name);
        if (back < 0 || (back > 1 && !history.Has(back))) return Unknown(string.Create(CultureInfo.InvariantCulture, $"{name} {year - back}"));
        furthest = Math.Max(furthest, back);
        var cell = FormColumns.Cell(FormColumns.Year(back), row);
        if (!cells.Contains(cell)) cells.Add(cell);
        return cell;
    }

    string? Unknown(string what)
    {
        Lacking = what;
        return null;
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
}
