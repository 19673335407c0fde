using System.Globalization;
using Scoring.Expressions;

namespace Scoring.Publishing.Forms;

/// <summary>The functions of expressions in the words of spreadsheets.</summary>
sealed partial class FormFormula
{
    string? Call(CallNode call, string? own, int back)
    {
        var k = call.Parameter;
        switch (call.Function.Code)
        {
            case FunctionCode.If: return (Argument(0), Part(1), Part(2)) is ({ } asked, { } yes, { } no) ? $"IF({asked},{yes},{no})" : null;
            case FunctionCode.Coalesce: return Coalesce();
            case FunctionCode.IsMissing: return Part(0) is { } questioned ? $"IF(ISNUMBER({questioned}),0,1)" : null;
            case FunctionCode.Abs: return With("ABS");
            case FunctionCode.Min: return With("MIN");
            case FunctionCode.Max: return With("MAX");
            case FunctionCode.Exp: return With("EXP");
            case FunctionCode.Ln: return With("LN");
            case FunctionCode.Log10: return With("LOG10");
            case FunctionCode.Sqrt: return With("SQRT");
            case FunctionCode.Pow: return With("POWER");
            case FunctionCode.Clip: return With("MEDIAN"); // of x, low and high: the one in the middle
            case FunctionCode.Round: return Argument(0) is { } rounded ? $"ROUND({rounded},{k.ToString(CultureInfo.InvariantCulture)})" : null;
            case FunctionCode.Lag: return Argument(0, k);
            case FunctionCode.Change: return (Argument(0), Argument(0, k)) is ({ } now, { } then) ? $"({now}-{then})" : null;
            // A base of zero or less has no growth: the error shows as nothing.
            case FunctionCode.Growth: return (Argument(0), Argument(0, k)) is ({ } value, { } before) ? $"IF({before}>0,({value}/{before}-1)*100,{Missing})" : null;
            case FunctionCode.Multiple: return (Argument(0), Argument(0, year - k - back)) is ({ } reached, { } start) ? $"IF({start}>0,{reached}/{start},{Missing})" : null;
            // Where the first or this year is missing the engine takes the years between: here nothing is shown.
            case FunctionCode.Cagr: return (Argument(0), Argument(0, k)) is ({ } last, { } first) ? $"IF({last}={first},0,IF({first}>0,POWER({last}/{first},1/{k.ToString(CultureInfo.InvariantCulture)})-1,{Missing}))" : null;
            case FunctionCode.Sum: return Years("");
            case FunctionCode.Mean: return Years($"/{k.ToString(CultureInfo.InvariantCulture)}");
            // A sum of zero or less has no shares: dividing by zero shows as nothing.
            case FunctionCode.Share: return (Argument(0), Total()) is ({ } part, { } all) ? $"({part}/MAX({all},0))" : null;
            case FunctionCode.Total: return Total();
            default: return Unknown(call.Canonical);
        }

        string? Argument(int i, int further = 0) => Write(call.Arguments[i], own, back + further);

        string? Part(int i) => Guarded(call.Arguments[i], own, back);

        string? With(string function)
        {
            var arguments = Enumerable.Range(0, call.Arguments.Length).Select(i => Argument(i)).ToList();
            return arguments.Contains(null) ? null : $"{function}({string.Join(",", arguments)})";
        }

        string? Coalesce()
        {
            var parts = Enumerable.Range(0, call.Arguments.Length).Select(Part).Reverse().ToList();
            return parts.Contains(null) ? null : parts.Aggregate((rest, first) => $"IFERROR({first},{rest})");
        }

        // The mean of the years that there are is the engine's; the form waits for all of them.
        string? Years(string divided)
        {
            var years = Enumerable.Range(0, k).Select(further => Argument(0, further)).ToList();
            return years.Contains(null) ? null : $"(({string.Join("+", years)}){divided})";
        }

        // Sums of what is itself worked out would need a place on every unit's form.
        string? Total()
        {
            if (call.Arguments[0] is not NameNode { Name: var name } || (name != own && indicators.TryGetValue(name, out var indicator) && indicator.Value is not null) || !rows.TryGetValue(name, out var row))
                return Unknown(call.Canonical);
            if (back == 0) return history.Total(FormColumns.Cell(FormColumns.This, row)) ?? Unknown(call.Canonical);
            return history.Total(name, back) is var sum && double.IsNaN(sum) ? Unknown(string.Create(CultureInfo.InvariantCulture, $"{call.Canonical} {year - back}")) : sum.ToString("R", CultureInfo.InvariantCulture);
        }
    }
}
