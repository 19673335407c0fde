using System.Text.Json;
using Scoring.Auditing;
using Scoring.Schemes;

namespace Scoring.Cli.Terminal;

/// <summary>An audit as JSON: verdicts with what to look at, then every table as a list of rows.</summary>
static class AuditJson
{
    public static void Write(Utf8JsonWriter writer, Audit audit, Scheme scheme)
    {
        writer.WriteStartObject();
        writer.WriteString("scheme", scheme.Id);
        writer.WriteString("version", scheme.Version);
        writer.WriteStartArray("years");
        foreach (var year in audit.Years) writer.WriteNumberValue(year);
        writer.WriteEndArray();
        writer.WriteBoolean("pooled", audit.Pooled);
        writer.WriteNumber("observations", audit.Observations);
        writer.WriteStartArray("verdicts");
        foreach (var verdict in audit.Verdicts) WriteVerdict(writer, verdict);
        writer.WriteEndArray();
        writer.WriteStartObject("tables");
        foreach (var table in audit.Tables.Where(table => table.Name is not ("verdicts" or "concerns"))) WriteTable(writer, table);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteVerdict(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteString("check", verdict.Check);
        writer.WriteString("outcome", OutcomeWords.Of(verdict.Outcome));
        Json.WriteText(writer, "title", verdict.Title);
        Json.WriteText(writer, "rule", verdict.Rule);
        Json.WriteText(writer, "advice", verdict.Advice);
        writer.WriteNumber("assessed", verdict.Assessed);
        writer.WriteStartArray("concerns");
        foreach (var concern in verdict.Concerns)
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", OutcomeWords.Of(concern.Outcome));
            writer.WriteString("subject", concern.Subject);
            if (concern.Against is { } against) writer.WriteString("against", against);
            Json.WriteNumber(writer, "value", concern.Value);
            Json.WriteText(writer, "found", concern.Found);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteTable(Utf8JsonWriter writer, AuditTable table)
    {
        writer.WriteStartArray(table.Name);
        for (var row = 0; row < table.Rows; row++)
        {
            writer.WriteStartObject();
            foreach (var column in table.Columns)
                switch (column)
                {
                    case WordAuditColumn word:
                        if (word.Value(row) is { } text) writer.WriteString(word.Name, text);
                        else writer.WriteNull(word.Name);
                        break;
                    case NumberAuditColumn number:
                        Json.WriteNumber(writer, number.Name, number.Value(row));
                        break;
                    case CountAuditColumn count:
                        writer.WriteNumber(count.Name, count.Value(row));
                        break;
                    case TextAuditColumn sentence:
                        Json.WriteText(writer, sentence.Name, sentence.Value(row));
                        break;
                }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
