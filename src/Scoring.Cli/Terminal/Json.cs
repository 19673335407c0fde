using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Data.Results;

namespace Scoring.Cli.Terminal;

/// <summary>JSON on standard output: indented, Chinese unescaped.</summary>
static class Json
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>What <paramref name="write"/> writes, as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) write(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes a text in both languages.</summary>
    public static void WriteText(Utf8JsonWriter writer, string name, Text text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("zh", text.Zh);
        writer.WriteString("en", text.En);
        writer.WriteEndObject();
    }

    /// <summary>Writes what a command says of the one file it wrote.</summary>
    /// <param name="writer">Takes the object.</param>
    /// <param name="path">The file as it was asked for.</param>
    /// <param name="file">What was written.</param>
    /// <param name="rows">What its rows are called.</param>
    public static void WriteFile(Utf8JsonWriter writer, string path, OutputFile file, string rows)
    {
        writer.WriteStartObject();
        writer.WriteString("file", path);
        writer.WriteNumber("bytes", file.Bytes);
        writer.WriteString("sha256", file.Sha256);
        writer.WriteNumber(rows, file.Rows);
        writer.WriteEndObject();
    }

    /// <summary>Writes a number, or null where it is missing.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsNaN(value)) writer.WriteNull(name);
        else writer.WriteNumber(name, value);
    }
}
