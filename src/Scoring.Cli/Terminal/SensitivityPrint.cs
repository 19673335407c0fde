using System.Globalization;
using System.Text.Json;
using Scoring.Data.Results;
using Scoring.Experiments.Sensitivity;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>A sensitivity analysis on the terminal or as JSON: what moves the ranking, and what moves each unit.</summary>
sealed class SensitivityPrint(SensitivityView view, Language language)
{
    const int NameWidth = 40, Named = 3, Most = 15, BarWidth = 12;

    readonly SchemeSensitivity result = view.Result;
    readonly bool zh = language == Language.Chinese;

    /// <summary>Prints both tables.</summary>
    public void Table(Session session)
    {
        var output = session.Output;
        output.WriteLine($"{result.Nominal.Scheme.Title.In(language)} · {result.Year} · "
            + (zh ? $"{result.Inputs.Count} 项假设，{result.Units.Count:N0} 个单位" : string.Create(CultureInfo.InvariantCulture, $"{Plural.Of(result.Inputs.Count, "assumption")}, {Plural.Of(result.Units.Count, "unit")}")));
        output.WriteLine();
        output.WriteLine(zh ? "各项假设对平均位次变动的影响（占方差的份额）" : "What moves the ranking: shares of the variance of the mean rank shift");
        Tables.Print(Inputs(), session);
        if (view.Inputs.Count > Most) output.WriteLine(zh ? $"  …… 另有 {view.Inputs.Count - Most} 项（见 --json 或 --out）" : $"  … {view.Inputs.Count - Most} more (--json or --out has all)");
        output.WriteLine();
        output.WriteLine(zh ? "各单位的位次由什么决定" : "What moves each unit's rank");
        Tables.Print(Units(), session);
        if (result.Units.Count > view.Units.Count)
            output.WriteLine(zh ? $"  …… 另有 {result.Units.Count - view.Units.Count} 个单位（--top N 显示更多）" : $"  … {Plural.Of(result.Units.Count - view.Units.Count, "more unit")} (--top N shows more)");
        if (result.LeftOut.Count > 0) output.WriteLine(zh ? $"  有 {result.LeftOut.Count} 个单位在某些选择下没有得分" : $"  {Plural.Of(result.LeftOut.Count, "unit")} without a score under some choice");
    }

    Table Inputs()
    {
        var table = Tables.New();
        table.AddColumn(Tables.Column(zh ? "假设" : "Assumption", right: false));
        foreach (var header in zh ? new[] { "单独\n（一阶）", "连同\n交互", "Shapley", "其90%区间" } : ["Alone\n(first)", "With inter-\nactions", "Shapley", "its 90 %\ninterval"])
            table.AddColumn(Tables.Column(header, right: true));
        table.AddColumn(Tables.Column("", right: false));
        foreach (var input in view.Inputs.Take(Most))
        {
            var index = result.Shift.Indices[input];
            table.AddRow(Markup.Escape(TextWidth.Cut(view.Name(input, language), NameWidth)), Percent(index.FirstOrder), Percent(index.Total), Percent(index.Shapley),
                Interval(result.Shift.Lower[input].Shapley, result.Shift.Upper[input].Shapley), Bar(index.Shapley));
        }
        return table;
    }

    Table Units()
    {
        var table = Tables.New();
        table.AddColumn(Tables.Column(zh ? "位次" : "Rank", right: true));
        table.AddColumn(Tables.Column(zh ? "单位" : "Unit", right: false));
        table.AddColumn(Tables.Column(zh ? "位次\n标准差" : "Rank\nsd", right: true));
        table.AddColumn(Tables.Column(zh ? "主要假设" : "Mostly", right: false));
        foreach (var unit in view.Units)
        {
            var rank = result.Ranks[unit];
            var most = SensitivityView.Order(rank).Take(Named).Where(input => SensitivityView.Weight(rank.Indices[input]) > 0)
                .Select(input => $"{TextWidth.Cut(view.Name(input, language), NameWidth / 2)} {Percent(rank.Indices[input].Shapley)}");
            table.AddRow(result.NominalRanks[unit].ToString("#,0.#", CultureInfo.InvariantCulture), Markup.Escape(view.Unit(unit, language)),
                Math.Sqrt(rank.Variance).ToString("F1", CultureInfo.InvariantCulture), Markup.Escape(string.Join(zh ? "，" : ", ", most)));
        }
        return table;
    }

    /// <summary>Writes everything about the mean shift and the units shown.</summary>
    public void Json(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("scheme", result.Nominal.Scheme.Id);
        writer.WriteString("node", result.Node);
        writer.WriteNumber("year", result.Year);
        writer.WriteStartArray("inputs");
        foreach (var input in result.Inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", SensitivityNames.KindOf(input.Kind));
            writer.WriteString("code", input.Code);
            if (input.Node is { } node) writer.WriteString("node", node);
            if (input.Alternatives.Count > 0)
            {
                writer.WriteStartArray("alternatives");
                foreach (var alternative in input.Alternatives) writer.WriteStringValue(alternative);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        Write(writer, SensitivityNames.Shift, result.Shift);
        writer.WriteStartArray("units");
        foreach (var unit in view.Units)
        {
            writer.WriteStartObject();
            writer.WriteString("unit", result.Units[unit]);
            Terminal.Json.WriteNumber(writer, "nominal_rank", result.NominalRanks[unit]);
            Write(writer, "rank", result.Ranks[unit]);
            Write(writer, "score", result.Scores[unit]);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("left_out");
        foreach (var unit in result.LeftOut) writer.WriteStringValue(unit);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, string name, OutputSensitivity output)
    {
        writer.WriteStartObject(name);
        Terminal.Json.WriteNumber(writer, "variance", output.Variance);
        List("first_order", output.Indices, index => index.FirstOrder);
        List("first_order_lower", output.Lower, index => index.FirstOrder);
        List("first_order_upper", output.Upper, index => index.FirstOrder);
        List("total", output.Indices, index => index.Total);
        List("total_lower", output.Lower, index => index.Total);
        List("total_upper", output.Upper, index => index.Total);
        List("shapley", output.Indices, index => index.Shapley);
        List("shapley_lower", output.Lower, index => index.Shapley);
        List("shapley_upper", output.Upper, index => index.Shapley);
        writer.WriteEndObject();

        void List(string key, IReadOnlyList<SensitivityIndex> indices, Func<SensitivityIndex, double> value)
        {
            writer.WriteStartArray(key);
            foreach (var index in indices)
                if (double.IsNaN(value(index))) writer.WriteNullValue();
                else writer.WriteNumberValue(value(index));
            writer.WriteEndArray();
        }
    }

    static string Interval(double low, double high) => double.IsNaN(low) ? "–" : $"{Percent(low)}–{Percent(high)}";

    static string Percent(double share) => double.IsNaN(share) ? "–" : (Math.Round(100 * share, 1) + 0.0).ToString("F1", CultureInfo.InvariantCulture) + "%"; // no −0.0

    static string Bar(double share) => new('█', double.IsFinite(share) ? (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth) : 0);
}
