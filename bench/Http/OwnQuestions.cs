using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Bench.Http;

/// <summary>The question id that the import API documents for a card from elsewhere.</summary>
internal static class OwnQuestions
{
    private const int HashBytes = 12;

    /// <summary>"own-" and the first 24 hexadecimal digits of SHA-256 of "{learnerId without hyphens}|{cardId}".</summary>
    public static string IdOf(Guid learnerId, string cardId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{learnerId:N}|{cardId}"));
        return "own-" + Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));
    }
}
