using System.Globalization;
using Scoring.Methods;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>The catalogue of methods on the terminal.</summary>
static class MethodTable
{
    /// <summary>One line per method.</summary>
    public static void PrintList(IEnumerable<MethodDefinition> methods, Session session, Language language)
    {
        var zh = language == Language.Chinese;
        var table = Tables.New();
        table.AddColumn(zh ? "环节" : "Stage");
        table.AddColumn(zh ? "方法" : "Method");
        table.AddColumn(zh ? "作用" : "What it does");
        foreach (var method in methods)
            table.AddRow(Markup.Escape(method.Stage.Key()), Markup.Escape(method.Name), Markup.Escape(method.Summary.In(language)));
        Tables.Print(table, session);
    }

    /// <summary>One method, whole.</summary>
    public static void Print(MethodDefinition method, Session session, Language language)
    {
        var zh = language == Language.Chinese;
        session.Output.WriteLine($"{method.Stage.Key()}: {method.Name}");
        session.Output.WriteLine($"  {method.Summary.In(language)}");
        session.Output.WriteLine($"  {(zh ? "公式：" : "Formula: ")}{method.Formula}");
        session.Output.WriteLine($"  {(zh ? "出处：" : "Source:  ")}{method.Source}");
        session.Output.WriteLine($"  {(zh ? "示例：" : "Example: ")}{method.Example}");
        var table = Tables.New();
        table.AddColumn(zh ? "选项" : "Option");
        table.AddColumn(zh ? "取值" : "Takes");
        table.AddColumn(zh ? "缺省" : "Default");
        table.AddColumn(zh ? "含义" : "Meaning");
        foreach (var option in method.AllOptions)
            table.AddRow(Markup.Escape(option.Name), Markup.Escape(Takes(option)), Markup.Escape(Default(option)), Markup.Escape(option.Meaning.In(language)));
        if (table.Rows.Count > 0) Tables.Print(table, session);
    }

    /// <summary>The default in words.</summary>
    public static string Default(OptionDefinition option) => option.Required ? "(required)" : option.Default switch
    {
        null => "off",
        bool flag => flag ? "true" : "false",
        double[] numbers => "[" + string.Join(", ", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))) + "]",
        BoundsScope { EachYear: true } => "each-year",
        BoundsScope => "all-years",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString()!,
    };

    static string Takes(OptionDefinition option)
    {
        var takes = option.Type switch
        {
            OptionType.Choice => string.Join(" | ", option.Choices),
            OptionType.NumberOrChoice => "number | " + string.Join(" | ", option.Choices),
            OptionType.Flag => "true | false",
            OptionType.Bounds => "each-year | all-years | [years] | {years, group}",
            OptionType.Years => "each-year | all-years | [years]",
            OptionType.Rounding => "{decimals, mode}",
            OptionType.Range => "[low, high]",
            OptionType.Names => "[codes]",
            OptionType.Pairs => "[[number, number], …]",
            OptionType.NumberByName => "{code: number}",
            OptionType.CalendarYears => "year | [years]",
            OptionType.Matrix => "[[number | \"1/3\"]]",
            OptionType.Matrices => "[matrices]",
            OptionType.Methods => "[methods]",
            OptionType.Text => "text | {zh, en}",
            OptionType.Items => "[{" + string.Join(", ", option.Fields.Select(field => field.Name)) + "}]",
            _ => option.Type.ToString().ToLower(CultureInfo.InvariantCulture),
        };
        var limits = (option.Above, option.Minimum, option.Maximum) switch
        {
            ({ } above, _, _) => $" > {Number(above)}",
            (_, { } low, { } high) => $" {Number(low)}..{Number(high)}",
            (_, { } low, null) => $" >= {Number(low)}",
            (_, null, { } high) => $" <= {Number(high)}",
            _ => "",
        };
        return takes + limits;
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
