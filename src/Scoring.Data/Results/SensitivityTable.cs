using Scoring.Experiments.Sensitivity;

namespace Scoring.Data.Results;

/// <summary><c>sensitivity.parquet</c>: a row per output, unit and assumption.</summary>
static class SensitivityTable
{
    public const string Name = "sensitivity.parquet";

    /// <summary>The table: the mean shift first, then ranks, then scores, each by unit.</summary>
    public static ResultTable Of(SchemeSensitivity result)
    {
        var inputs = result.Inputs.Count;
        var units = result.Units.Count;
        OutputSensitivity[] outputs = [result.Shift, .. result.Ranks, .. result.Scores];
        return new ResultTable(Name, checked(outputs.Length * inputs),
        [
            new WordColumn("output", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = OutputOf((from + i) / inputs).AsMemory();
            }),
            new TextColumn("unit", row => row / inputs is 0 ? null : result.Units[(row / inputs - 1) % units]),
            new WordColumn("kind", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = SensitivityNames.KindOf(result.Inputs[(from + i) % inputs].Kind).AsMemory();
            }),
            new TextColumn("node", row => result.Inputs[row % inputs].Node),
            new WordColumn("input", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = result.Inputs[(from + i) % inputs].Code.AsMemory();
            }),
            Number("variance", (output, _) => output.Variance),
            Number("first_order", (output, input) => output.Indices[input].FirstOrder),
            Number("first_order_lower", (output, input) => output.Lower[input].FirstOrder),
            Number("first_order_upper", (output, input) => output.Upper[input].FirstOrder),
            Number("first_order_jansen", (output, input) => output.Indices[input].FirstOrderJansen),
            Number("total", (output, input) => output.Indices[input].Total),
            Number("total_lower", (output, input) => output.Lower[input].Total),
            Number("total_upper", (output, input) => output.Upper[input].Total),
            Number("shapley", (output, input) => output.Indices[input].Shapley),
            Number("shapley_lower", (output, input) => output.Lower[input].Shapley),
            Number("shapley_upper", (output, input) => output.Upper[input].Shapley),
        ]);

        string OutputOf(int output) => output == 0 ? SensitivityNames.Shift : output <= units ? "rank" : "score";

        NumberColumn Number(string name, Func<OutputSensitivity, int, double> value) => new(name, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(outputs[(from + i) / inputs], (from + i) % inputs);
        });
    }
}

/// <summary>The words that tables and JSON use.</summary>
public static class SensitivityNames
{
    /// <summary>The mean absolute rank shift.</summary>
    public const string Shift = "mean_shift";

    /// <summary>A kind of assumption.</summary>
    public static string KindOf(SensitivityInputKind kind) => kind switch
    {
        SensitivityInputKind.Weight => "weight",
        SensitivityInputKind.Weights => "weights",
        _ => "choice",
    };
}
