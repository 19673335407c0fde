using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scoring.Data.Demonstration;

/// <summary>The scheme that evaluates a demonstration panel, as JSON text.</summary>
public static class DemoScheme
{
    const string SchemaLine = "  \"$schema\": \"../scheme.schema.json\",\n";
    const string FrozenYears = "\"bounds\": [2020, 2021, 2022]";

    /// <summary>The county scheme, word for word as it stands among the example schemes.</summary>
    public static string County() => Example("county-innovation.scheme.json");

    /// <summary>The scheme of targets, as it stands among the example schemes, without the line for editors; it reads the county panel.</summary>
    public static string Progress() => Example("progress.scheme.json").Replace(SchemaLine, "", StringComparison.Ordinal);

    static string Example(string name)
    {
        using var stream = typeof(DemoScheme).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>
    /// The scheme for a panel of a size: the county scheme for 32 indicators, otherwise one over x01, x02, … in groups of five, those in
    /// groups of three.
    /// </summary>
    /// <remarks>A panel that does not reach back to the frozen years gets bounds over all its years.</remarks>
    public static string For(DemoSize size)
    {
        if (!size.IsCounty)
            return Generic(size);
        var text = County().Replace(SchemaLine, "", StringComparison.Ordinal);
        return size.FirstYear <= 2020 ? text : text.Replace(FrozenYears, "\"bounds\": \"all-years\"", StringComparison.Ordinal);
    }

    static string Generic(DemoSize size)
    {
        var variables = DemoVariables.Of(size);
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("id", "demo-" + size);
            json.WriteString("version", "2024.1");
            json.WriteString("title", "示例 Demo " + size);
            json.WriteStartObject("panel");
            json.WriteString("layout", "long");
            json.WriteStartObject("columns");
            json.WriteString("measure", "measure");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("tables");
            json.WriteString("roster", "roster.csv");
            json.WriteEndObject();
            json.WriteStartArray("indicators");
            foreach (var variable in variables)
            {
                json.WriteStartObject();
                json.WriteString("code", variable.Code);
                Name(json, variable.Zh, variable.En);
                json.WriteString("unit", variable.Unit);
                json.WriteString("direction", "+");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WritePropertyName("framework");
            Framework(json, variables);
            json.WriteStartObject("steps");
            json.WriteStartObject("impute");
            json.WriteString("method", "latest");
            json.WriteNumber("max_years", 2);
            json.WriteEndObject();
            json.WriteStartObject("normalise");
            json.WriteString("method", "min-max");
            json.WriteString("bounds", "all-years");
            json.WriteEndObject();
            json.WriteStartObject("aggregate");
            json.WriteString("method", "arithmetic");
            json.WriteNumber("min_coverage", 0.66);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    static void Framework(Utf8JsonWriter json, IReadOnlyList<DemoVariable> variables)
    {
        Node(json, "index", "指数", "Index");
        foreach (var (pillar, groups) in variables.Chunk(5).Chunk(3).Select((groups, index) => (index + 1, groups)))
        {
            Node(json, Numbered("pillar_", pillar), Numbered("支柱", pillar), Numbered("Pillar ", pillar));
            foreach (var (group, members) in groups.Select((members, index) => ((pillar - 1) * 3 + index + 1, members)))
            {
                Node(json, Numbered("group_", group), Numbered("分组", group), Numbered("Group ", group));
                foreach (var member in members) json.WriteStringValue(member.Code);
                End(json);
            }
            End(json);
        }
        End(json);
    }

    static string Numbered(string word, int number) => word + number.ToString(CultureInfo.InvariantCulture);

    static void Node(Utf8JsonWriter json, string code, string zh, string en)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        Name(json, zh, en);
        json.WriteStartArray("children");
    }

    static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Name(Utf8JsonWriter json, string zh, string en)
    {
        json.WriteStartObject("name");
        json.WriteString("zh", zh);
        json.WriteString("en", en);
        json.WriteEndObject();
    }
}
