namespace Scoring.Methods;

/// <summary>The options of one method as a run uses them: every option of the method has a value, given or default.</summary>
public sealed class OptionSet
{
    readonly SortedDictionary<string, object?> values;

    /// <summary>Creates a set from checked values; options not named take their defaults.</summary>
    public OptionSet(MethodDefinition method, IReadOnlyDictionary<string, object?> given)
        : this(method.AllOptions, given)
    {
    }

    /// <summary>Creates one object of an option that takes several.</summary>
    internal OptionSet(IEnumerable<OptionDefinition> options, IReadOnlyDictionary<string, object?> given)
    {
        var all = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var option in options)
            all[option.Name] = given.TryGetValue(option.Name, out var value) ? value : option.Default;
        values = all;
        Given = [.. all.Keys.Where(given.ContainsKey)];
    }

    /// <summary>Names and values in ordinal order of the names.</summary>
    public IEnumerable<KeyValuePair<string, object?>> All => values;

    /// <summary>Names of the options that the scheme gave, in ordinal order; the others are at their defaults.</summary>
    public IReadOnlyList<string> Given { get; }

    /// <summary>True when the method has the option at all.</summary>
    public bool Knows(string name) => values.ContainsKey(name);

    /// <summary>True when the option has a value.</summary>
    public bool Has(string name) => values[name] is not null;

    /// <summary>The value of an option, null when it is off.</summary>
    public object? this[string name] => values[name];

    /// <summary>A number.</summary>
    public double Number(string name) => (double)values[name]!;

    /// <summary>A number, or null when it is off.</summary>
    public double? NumberOrNull(string name) => values[name] is double number ? number : null;

    /// <summary>A whole number.</summary>
    public int Integer(string name) => (int)values[name]!;

    /// <summary>A whole number, or null when it is off.</summary>
    public int? IntegerOrNull(string name) => values[name] is int number ? number : null;

    /// <summary>A flag.</summary>
    public bool Flag(string name) => (bool)values[name]!;

    /// <summary>A word or name.</summary>
    public string Word(string name) => (string)values[name]!;

    /// <summary>Several names.</summary>
    public IReadOnlyList<string> Names(string name) => values[name] as string[] ?? [];

    /// <summary>Several numbers; for a range low and high.</summary>
    public IReadOnlyList<double> Numbers(string name) => (double[])values[name]!;

    /// <summary>A table of number → number, ascending by the first; empty when the option is off.</summary>
    public IReadOnlyList<(double From, double To)> Pairs(string name) => values[name] as (double From, double To)[] ?? [];

    /// <summary>Numbers by code.</summary>
    public IReadOnlyDictionary<string, double> NumberByName(string name) =>
        values[name] as IReadOnlyDictionary<string, double> ?? new Dictionary<string, double>();

    /// <summary>Calendar years, ascending; empty when the option is off.</summary>
    public IReadOnlyList<int> CalendarYears(string name) => values[name] as int[] ?? [];

    /// <summary>A table of numbers by row, or null when the option is off.</summary>
    public double[][]? Matrix(string name) => values[name] as double[][];

    /// <summary>Several tables of numbers; empty when the option is off.</summary>
    public IReadOnlyList<double[][]> Matrices(string name) => values[name] as double[][][] ?? [];

    /// <summary>Several methods with their options; empty when the option is off.</summary>
    public IReadOnlyList<MethodChoice> Methods(string name) => values[name] as MethodChoice[] ?? [];

    /// <summary>Several objects, in the order given; empty when the option is off.</summary>
    public IReadOnlyList<OptionSet> Items(string name) => values[name] as OptionSet[] ?? [];

    /// <summary>A name in both languages, or null when it is off.</summary>
    public Text? TextOrNull(string name) => values[name] as Text;

    /// <summary>The scope of bounds.</summary>
    public BoundsScope Bounds(string name) => (BoundsScope)values[name]!;

    /// <summary>A declared rounding, or null when there is none.</summary>
    public RoundingRule? Rounding(string name) => values[name] as RoundingRule;
}
