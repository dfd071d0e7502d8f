package io.eventplane.director.notices;

import io.eventplane.notice.Notice;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The AsyncAPI document that describes the notices, at {@code /notices.asyncapi.yaml}. */
@WebServlet(name = "notices-document", urlPatterns = "/notices.asyncapi.yaml")
public class NoticesDocumentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.aai.asyncapi+yaml");
        response.setCharacterEncoding("UTF-8");
        try (InputStream document = Notice.class.getResourceAsStream("notices.asyncapi.yaml")) {
            Objects.requireNonNull(document, "the document is packaged").transferTo(response.getOutputStream());
        }
    }
}
