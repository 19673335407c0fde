using System.Text;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Reads a delimited text as one sheet: comma, semicolon or tab, whichever the first lines hold most of; quotes as in RFC 4180.</summary>
static class TextSheet
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="ScoringException">It is not UTF-8 or cannot be read.</exception>
    public static Sheet Read(string path, string file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.NotUtf8, File = file, Found = file });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = file, Found = failure.Message });
        }
        var sheet = new Sheet(file, Path.GetFileNameWithoutExtension(file));
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        var delimiter = head.Count('\t') > head.Count(',') ? '\t' : head.Count(';') > head.Count(',') ? ';' : ',';
        var (row, column, quoted) = (0, 0, false);
        var field = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == delimiter) Next();
            else if (c == '\n')
            {
                Next();
                (row, column) = (row + 1, 0);
            }
            else if (c != '\r') field.Append(c);
        }
        Next();
        return sheet;

        void Next()
        {
            sheet.Add(row, column++, field.ToString());
            field.Clear();
        }
    }
}
