using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Reads the value of an option into the .NET type that <see cref="OptionType"/> promises.</summary>
/// <param name="faults">Where faults go.</param>
/// <param name="readMethod">Reads a method inside an option; null where no option holds any.</param>
sealed class OptionReader(FaultList faults, Func<SchemeValue, MethodChoice?>? readMethod = null)
{
    static readonly string[] Scopes = ["all-years", "each-year"];

    readonly Scalars scalars = new(faults);
    readonly MatrixReader matrices = new(faults);

    /// <summary>The value, or null with a fault.</summary>
    public object? Read(OptionDefinition option, SchemeValue value) => option.Type switch
    {
        OptionType.Number => Number(option, value),
        OptionType.Integer => scalars.Integer(value, (int)Math.Ceiling(Least(option)), (int)(option.Maximum ?? int.MaxValue)),
        OptionType.Flag => scalars.Flag(value),
        OptionType.Choice => scalars.Choice(value, option.Choices),
        OptionType.NumberOrChoice => NumberOrChoice(option, value),
        OptionType.Name => scalars.Code(value),
        OptionType.Names => Names(value),
        OptionType.Range => Range(option, value),
        OptionType.Numbers => Numbers(option, value),
        OptionType.Pairs => new PairsReader(faults).Read(option, value),
        OptionType.NumberByName => NumberByName(option, value),
        OptionType.Bounds => Bounds(value),
        OptionType.Years => Years(value),
        OptionType.Rounding => Rounding(value),
        OptionType.Formula => Formula(value)?.Text,
        OptionType.CalendarYears => CalendarYears(value),
        OptionType.Matrix => matrices.Matrix(value),
        OptionType.Matrices => matrices.Several(value),
        OptionType.Methods => Methods(value),
        OptionType.Text => scalars.Text(value),
        OptionType.Items => new ItemsReader(faults, this).Read(option, value),
        _ => throw new InvalidOperationException($"Option type {option.Type} has no reader."),
    };

    /// <summary>An expression checked for syntax.</summary>
    public Expression? Formula(SchemeValue? value)
    {
        if (value is null) return null;
        if (!value.IsString)
        {
            faults.AddType(value, "string");
            return null;
        }
        try
        {
            return Expression.Parse(value.Text);
        }
        catch (ExpressionSyntaxException fault)
        {
            faults.Add(FindingKinds.SchemeExpression, value, $"line {fault.Line}, column {fault.Column}: {fault.Found}",
                fault.Hint is null ? fault.Expected : $"{fault.Expected}. {fault.Hint.TrimEnd('.')}");
            return null;
        }
    }

    /// <summary>A declared rounding: <c>{"decimals": 2, "mode": "half-even"}</c> or the decimals alone.</summary>
    public RoundingRule? Rounding(SchemeValue? value)
    {
        if (value is null) return null;
        if (value.IsNumber) return scalars.Integer(value, 0, 15) is { } plain ? new RoundingRule(plain) : null;
        if (!value.IsObject)
        {
            faults.AddType(value, "integer | {\"decimals\", \"mode\"}");
            return null;
        }
        var keys = new ObjectReader(value, faults, ["decimals", "mode"]);
        var decimals = scalars.Integer(keys.Required("decimals"), 0, 15);
        var mode = scalars.Choice(keys["mode"], ["half-even", "half-away"]);
        return decimals is { } count ? new RoundingRule(count, mode == "half-away" ? HalfWay.AwayFromZero : HalfWay.ToEven) : null;
    }

    double? Number(OptionDefinition option, SchemeValue value) => scalars.Number(value, option.Minimum, option.Maximum, option.Above);

    static double Least(OptionDefinition option) =>
        Math.Max(option.Minimum ?? int.MinValue, option.Above is { } above ? Math.Floor(above) + 1 : int.MinValue);

    object? NumberOrChoice(OptionDefinition option, SchemeValue value)
    {
        if (value.IsNumber) return Number(option, value);
        if (value.IsString) return scalars.Choice(value, option.Choices);
        faults.AddType(value, "number | " + Shown.Words(option.Choices));
        return null;
    }

    string[]? Names(SchemeValue value)
    {
        if (value.IsString) return scalars.Code(value) is { } single ? [single] : null;
        if (!IsFilledArray(value, "[string, …]")) return null;
        var names = value.Items.Select(scalars.Code).ToList();
        return names.Contains(null) ? null : [.. names!];
    }

    double[]? Numbers(OptionDefinition option, SchemeValue value)
    {
        if (!IsFilledArray(value, "[number, …]")) return null;
        var numbers = value.Items.Select(item => Number(option, item)).ToList();
        return numbers.Contains(null) ? null : [.. numbers.Select(number => number!.Value)];
    }

    double[]? Range(OptionDefinition option, SchemeValue value)
    {
        if (value.IsArray && value.Items.Count != 2)
        {
            faults.AddType(value, "[low, high]");
            return null;
        }
        if (Numbers(option, value) is not { } range) return null;
        if (range[0] < range[1]) return range;
        faults.Add(FindingKinds.SchemeNumber, value, $"[{Shown.Number(range[0])}, {Shown.Number(range[1])}]", "low < high");
        return null;
    }

    SortedDictionary<string, double>? NumberByName(OptionDefinition option, SchemeValue value)
    {
        if (!value.IsObject)
        {
            faults.AddType(value, "{string: number, …}");
            return null;
        }
        if (value.Members.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "{}");
        var numbers = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, item) in value.Members)
        {
            if (!Scalars.IsCode(name)) faults.Add(FindingKinds.SchemeText, item, Shown.Text(name));
            if (Number(option, item) is { } number) numbers[name] = number;
        }
        return numbers;
    }

    BoundsScope? Bounds(SchemeValue value)
    {
        if (!value.IsObject) return Years(value);
        var keys = new ObjectReader(value, faults, ["years", "group"]);
        var years = keys["years"] is { } given ? Years(given) : BoundsScope.AllYears;
        return years is null ? null : years with { Group = scalars.Code(keys["group"]) };
    }

    BoundsScope? Years(SchemeValue value)
    {
        if (value.IsString)
            return scalars.Choice(value, Scopes) is { } scope ? scope == "each-year" ? BoundsScope.OneYear : BoundsScope.AllYears : null;
        return IsFilledArray(value, "all-years | each-year | [year, …]") ? new BoundsScope { Years = [.. DistinctYears(value)] } : null;
    }

    int[]? CalendarYears(SchemeValue value)
    {
        if (value.IsNumber) return scalars.Year(value) is { } year ? [year] : null;
        return IsFilledArray(value, "year | [year, …]") ? [.. DistinctYears(value)] : null;
    }

    SortedSet<int> DistinctYears(SchemeValue value)
    {
        var years = new SortedSet<int>();
        foreach (var item in value.Items)
            if (scalars.Year(item) is { } year && !years.Add(year))
                faults.Add(FindingKinds.SchemeNumber, item, Shown.Value(item), "≠ " + Shown.Value(item));
        return years;
    }

    MethodChoice[]? Methods(SchemeValue value)
    {
        if (!IsFilledArray(value, "[method, …]")) return null;
        var methods = value.Items.Select(readMethod ?? throw new InvalidOperationException("Nothing reads the methods inside an option.")).ToList();
        return methods.Contains(null) ? null : [.. methods!];
    }

    bool IsFilledArray(SchemeValue value, string expected)
    {
        if (!value.IsArray) faults.AddType(value, expected);
        else if (value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]", expected);
        return value.IsArray && value.Items.Count > 0;
    }
}
